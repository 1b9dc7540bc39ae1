namespace IrisBench.AppHost.Resources;

internal static class IrisServerExtensions
{
    /// <summary>Adds iris-server. The setting <c>IrisServer:StorePath</c> says where it keeps the models; else it decides itself.</summary>
    public static IResourceBuilder<ProjectResource> AddIrisServer(this IDistributedApplicationBuilder builder, Credentials credentials)
    {
        // Its Service in the cluster has the original's port.
        var server = builder.AddProject<Projects.IrisServer>("iris-server")
            .WithWorkloadEndpoints(publishedPort: 6001, port: builder.ExecutionContext.IsPublishMode ? 6002 : null)
            .WithWorkloadEnvironment()
            .WithEnvironment("Iris__User", credentials.User)
            .WithEnvironment("Iris__Password", credentials.Password)
            .WithEnvironment("Jwt__SigningKey", credentials.SigningKey)
            .WithIconName("Server")
            .WithHttpHealthCheck("/health", endpointName: WorkloadExtensions.Management);
        if (builder.ExecutionContext.IsRunMode)
            // All logins here come from one address, and a load of many small pipeline runs must measure the pipeline, not the limit.
            // What is published keeps iris-server's own limit.
            server.WithEnvironment("Login__PermitsPerMinute", "100000");
        else
            // Nobody's X-Forwarded-For is believed; whoever installs it behind a proxy says that here.
            server.WithEnvironment("ForwardedHeaders__KnownProxies", "");

        return builder.Configuration["IrisServer:StorePath"] is { Length: > 0 } path
            ? server.WithEnvironment("Store__Path", path)
            : server;
    }

    /// <summary>Tells the resource where iris-server is. It does not wait: what needs no iris-server yet starts beside it.</summary>
    public static IResourceBuilder<T> DependsOn<T>(this IResourceBuilder<T> builder, IResourceBuilder<ProjectResource> irisServer)
        where T : IResourceWithEnvironment =>
        builder.WithReference(irisServer.GetEndpoint("http"));

    /// <summary>Adds the credentials. The secrets are generated once and kept outside the repository, in the user secrets.</summary>
    public static Credentials AddCredentials(this IDistributedApplicationBuilder builder) => new(
        builder.AddParameter("iris-user", builder.Configuration["Parameters:iris-user"] ?? "iris", publishValueAsDefault: true),
        builder.AddParameter(
            "iris-password", new GenerateParameterDefault { MinLength = 24, Special = false }, secret: true, persist: true),
        builder.AddParameter(
            "jwt-signing-key", new GenerateParameterDefault { MinLength = 64, Special = false }, secret: true, persist: true));
}

/// <summary>Who may log in to iris-server, and the key its tokens are signed with.</summary>
internal sealed record Credentials(
    IResourceBuilder<ParameterResource> User,
    IResourceBuilder<ParameterResource> Password,
    IResourceBuilder<ParameterResource> SigningKey);
