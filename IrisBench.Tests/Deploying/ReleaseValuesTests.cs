using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using IrisBench.Hosting.OpenFaaS.Deploying;
using IrisBench.Tests.Publishing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;

namespace IrisBench.Tests.Deploying;

#pragma warning disable ASPIREPIPELINES001
public class ReleaseValuesTests
{
    // DeployTests has several environments, whose folders are in the one of all.
    [Fact]
    public async Task The_file_with_the_secrets_is_the_users_alone_and_goes_where_there_is_one_environment_too()
    {
        using var folder = new TemporaryFolder();
        var builder = DistributedApplication.CreateBuilder(
            ["--operation", "publish", "--step", "publish", "--output-path", folder.Path]);
        builder.AddKubernetesEnvironment("k8s").WithDashboard(false);
        await using var app = builder.Build();
        var release = new DeployedRelease
        {
            Cluster = new(),
            Environment = "k8s",
            Name = "irises",
            Namespace = "irises",
            NamespaceManifest = "",
        };
        await new ReleaseSteps(release, builder.Configuration).GuardValuesAsync(new()
        {
            PipelineContext = new(
                app.Services.GetRequiredService<DistributedApplicationModel>(), builder.ExecutionContext, app.Services,
                NullLogger.Instance, CancellationToken.None),
            ReportingStep = null!,
        });

        var file = Path.Combine(folder.Path, "values.k8s.yaml");
        Assert.True(File.Exists(file));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));

        app.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        Assert.False(File.Exists(file));
    }
}
