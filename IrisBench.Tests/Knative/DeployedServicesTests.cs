using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using IrisBench.Hosting.Knative;
using IrisBench.Hosting.OpenFaaS.Publishing;
using IrisBench.Tests.Publishing;
using k8s;
using Microsoft.Extensions.DependencyInjection;

namespace IrisBench.Tests.Knative;

public class DeployedServicesTests
{
    [Fact]
    public async Task A_parameter_is_its_value_when_a_Service_is_deployed()
    {
        using var folder = new TemporaryFolder();
        var builder = DistributedApplication.CreateBuilder(
        [
            "--operation", "publish", "--step", "publish", "--output-path", folder.Path,
            "--Parameters:image-repository=registry:5000/irises", "--Parameters:image-tag=v2", "--Parameters:team=team #1",
        ]);
        var knative = builder.AddKnativeEnvironment("knative")
            .WithImages(builder.AddParameter("image-repository"), builder.AddParameter("image-tag"));
        builder.AddProject<Projects.IrisBench_Tests_Workload>("function").WithHttpEndpoint(targetPort: 8080)
            .WithEnvironment("TEAM", builder.AddParameter("team")).WithComputeEnvironment(knative);

        await using var app = builder.Build();
        var model = app.Services.GetRequiredService<DistributedApplicationModel>();
        FunctionPlatformResource platform = knative.Resource;
        DeploymentTargets.Add(platform, model);
        var built = await BuiltFunctions.ReadAsync(
            platform, model, builder.ExecutionContext, CancellationToken.None,
            parameter => parameter.GetValueAsync(CancellationToken.None));
        await platform.WriteAsync(new(platform, built, folder.Path, CancellationToken.None));

        var container = PublishedServices.Container(KubernetesYaml.Deserialize<KnativeService>(
            await File.ReadAllTextAsync(Path.Combine(folder.Path, "services", "function.yaml")), strict: true));
        Assert.Equal("registry:5000/irises/function:v2", container.Image);
        Assert.Equal("team #1", container.Env.Single(variable => variable.Name == "TEAM").Value);
    }
}
