using System.Globalization;
using System.Security.Cryptography;
using IrisBench.AppHost.RunningSystem;
using IrisBench.AppHost.Workarounds;
using Microsoft.Extensions.DependencyInjection;

namespace IrisBench.AppHost.Resources;

internal static class LiveViewExtensions
{
    /// <summary>Adds the page on which a comparison is started and watched, on port 15171 when that is free. Its link in the dashboard
    /// signs in. It belongs to this machine and is not published.</summary>
    public static IDistributedApplicationBuilder AddLiveView(
        this IDistributedApplicationBuilder builder,
        Credentials credentials,
        IResourceBuilder<OpenFaaSResource> functions,
        IResourceBuilder<ProjectResource> monolith,
        IResourceBuilder<ProjectResource> irisServer)
    {
        if (!builder.ExecutionContext.IsRunMode)
            return builder;

        var token = builder.Configuration["LiveView:Token"] is { Length: > 0 } given
            ? given
            : RandomNumberGenerator.GetHexString(32, lowercase: true);
        var page = builder.AddProject<Projects.IrisBench_LiveView>("live-view")
            // Without Aspire's proxy before it: cookie and printed link name the page's own port.
            .WithHttpEndpoint(port: LocalPort.WhenFree(15171) ?? LocalPort.Free(), isProxied: false)
            .WithManagementEndpoint()
            .WithUrlForEndpoint(
                "http", url => (url.Url, url.DisplayText) = ($"{url.Url}/login?t={Uri.EscapeDataString(token)}", "live page"))
            .WithIconName("DataTrending")
            .WithWorkloadEnvironment()
            .WithEnvironment("Login__Token", token)
            .WithEnvironment("Targets__AppHost", Environment.ProcessId.ToString(CultureInfo.InvariantCulture))
            .WithEnvironment("Targets__Gateway", functions.Resource.PrimaryEndpoint)
            .WithEnvironment("Targets__GatewayManagement", functions.Resource.ManagementEndpoint)
            .WithEnvironment("Targets__Monolith", monolith.GetEndpoint("http"))
            .WithEnvironment("Targets__MonolithManagement", monolith.GetEndpoint(WorkloadExtensions.Management))
            .WithEnvironment("Targets__IrisServerManagement", irisServer.GetEndpoint(WorkloadExtensions.Management))
            .WithEnvironment("Credentials__User", credentials.User)
            .WithEnvironment("Credentials__Password", credentials.Password)
            .WithEnvironment("Credentials__GatewayUser", FunctionPlatformResource.User)
            .WithEnvironment("Credentials__GatewayPassword", builder.CreateResourceBuilder(functions.Resource.PasswordParameter!))
            .WithEnvironment(context =>
            {
                if (DashboardPage.In(context.ExecutionContext.Services.GetRequiredService<DistributedApplicationModel>()) is { } dashboard)
                    context.EnvironmentVariables["Targets__Dashboard"] = dashboard;
            })
            .WithHttpHealthCheck("/health", endpointName: WorkloadExtensions.Management);
        page.WithCommands(token);
        if (builder.Configuration["LiveView:ResultsPath"] is { Length: > 0 } results)
            page.WithEnvironment("Results__Path", results);
        return builder;
    }
}
