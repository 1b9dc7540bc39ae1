using IrisBench.AppHost.Resources;
using Microsoft.Extensions.DependencyInjection;

namespace IrisBench.AppHost.Gateway;

internal static class GatewayExtensions
{
    public const string Name = "gateway";

    // Where OpenFaaS's gateway answers on a cluster's nodes.
    private const int WantedPort = 31112;

    /// <summary>Adds the gateway that runs the functions on this machine, on port 31112 when that is free. A cluster has OpenFaaS's own, so
    /// it is no part of what is published.</summary>
    public static IResourceBuilder<ProjectResource> AddGateway(this IDistributedApplicationBuilder builder)
    {
        if (!builder.ExecutionContext.IsRunMode)
            return builder.CreateResourceBuilder(new ProjectResource(Name));

        var password = builder.AddParameter(
            GatewayCredentials.PasswordParameter,
            new GenerateParameterDefault { MinLength = 24, Special = false },
            secret: true,
            persist: true);
        var gateway = builder.AddProject<Projects.IrisBench_Gateway>(Name)
            .WithWorkloadEndpoints(port: LocalPort.WhenFree(WantedPort))
            .WithWorkloadEnvironment()
            .WithEnvironment("Gateway__BasicAuth__User", GatewayCredentials.User)
            .WithEnvironment("Gateway__BasicAuth__Password", password)
            .WithIconName("Router")
            .WithHttpHealthCheck("/healthz");
        builder.Services.AddSingleton(_ => new GatewayClient(gateway.GetEndpoint("http"), password.Resource));
        builder.Services.AddHostedService<FunctionWatch>();
        return gateway;
    }
}

/// <summary>Who may change the gateway's functions. Calling them takes no credentials, as with OpenFaaS.</summary>
internal static class GatewayCredentials
{
    /// <summary>The user, as in an OpenFaaS that was just installed.</summary>
    public const string User = "admin";

    /// <summary>The parameter that holds the password; generated once and kept in the user secrets.</summary>
    public const string PasswordParameter = "gateway-password";
}
