using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.DependencyInjection;

namespace IrisBench.Hosting.OpenFaaS.Local;

/// <summary>What a platform is on this machine: the process of a gateway. To the model both are one resource, as all that is said of the
/// platform is said of it; only this one is started, and only the platform is something to publish to.</summary>
internal sealed class LocalGateway(FunctionPlatformResource platform) : ExecutableResource(platform.Name, "dotnet", ".")
{
    public override ResourceAnnotationCollection Annotations => platform.Annotations;

    /// <summary>The gateway's assembly; found when the application starts.</summary>
    public Func<string>? Program { get; set; }

    public List<FunctionResource> Functions { get; } = [];

    public GatewayClient Client => field ??= new(platform);

    /// <summary>Adds the gateway to the model, and answers with the platform that it is.</summary>
    public static IResourceBuilder<T> Add<T>(IDistributedApplicationBuilder builder, T platform, int? port)
        where T : FunctionPlatformResource
    {
        var password = builder.AddParameter(
            $"{platform.Name}-password", new GenerateParameterDefault { MinLength = 24, Special = false }, secret: true, persist: true);
        platform.PasswordParameter = password.Resource;
        var gateway = builder.AddResource(platform.Gateway = new LocalGateway(platform)
        {
            Program = () => LocalPrograms.GatewayPath(builder.AppHostAssembly),
        });
        // Without Aspire's proxy: whoever times a call times the gateway alone.
        gateway.WithHttpEndpoint(port: port, isProxied: false)
            .WithHttpEndpoint(name: FunctionPlatformResource.Management, env: "MANAGEMENT_PORT", isProxied: false)
            .WithUrlForEndpoint(FunctionPlatformResource.Http, url => url.DisplayText = "API")
            .WithUrlForEndpoint(
                FunctionPlatformResource.Management, url => (url.Url, url.DisplayText) = ($"{url.Url}/metrics", "metrics"))
            .WithUrlForEndpoint(
                FunctionPlatformResource.Management,
                (EndpointReference endpoint) => new ResourceUrlAnnotation { Url = $"{endpoint.Url}/health", DisplayText = "health" })
            .WithEnvironment(
                "ASPNETCORE_URLS",
                ReferenceExpression.Create($"http://localhost:{platform.PrimaryEndpoint.Property(EndpointProperty.TargetPort)}"))
            .WithEnvironment("Gateway__BasicAuth__User", FunctionPlatformResource.User)
            .WithEnvironment("Gateway__BasicAuth__Password", password)
            .WithEnvironment(context => FunctionSettings.AddAsync(gateway.Resource.Functions, context))
            .WithOtlpExporter()
            // As Aspire tells projects: telemetry waits for a dashboard that is not up yet.
            .WithEnvironment("OTEL_DOTNET_EXPERIMENTAL_OTLP_RETRY", "in_memory")
            .WithArgs(context => context.Args.Add(gateway.Resource.Program!()))
            .WithIconName("Router")
            .WithHttpHealthCheck("/healthz");
        builder.Eventing.Subscribe<BeforeStartEvent>((_, _) =>
        {
            FindPrograms(gateway);
            return Task.CompletedTask;
        });
        builder.Services.AddHostedService(
            services => ActivatorUtilities.CreateInstance<FunctionWatch>(services, gateway.Resource.Client, gateway.Resource.Functions));
        return builder.CreateResourceBuilder(platform);
    }

    // What is missing is said before anything starts. Settings files beside the AppHost are not the gateway's, so it starts in its folder.
    private static void FindPrograms(IResourceBuilder<LocalGateway> gateway)
    {
        gateway.WithWorkingDirectory(Path.GetDirectoryName(gateway.Resource.Program!())!);
        foreach (var function in gateway.Resource.Functions)
        {
            function.Program!();
            FunctionOptions.Of(function);
            // Its ports are its gateway's affair; the orchestrator would give it others.
            foreach (var endpoint in function.Annotations.OfType<EndpointAnnotation>().ToArray())
                function.Annotations.Remove(endpoint);
        }
    }
}
