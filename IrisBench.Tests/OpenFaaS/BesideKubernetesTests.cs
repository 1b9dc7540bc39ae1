using Aspire.Hosting;

namespace IrisBench.Tests.OpenFaaS;

public sealed class BesideKubernetesTests : IDisposable
{
    private readonly DirectoryInfo _output = Directory.CreateTempSubdirectory("irisbench-environments-");

    public void Dispose() => _output.Delete(recursive: true);

    [Fact]
    public async Task Each_environment_has_a_folder_and_references_lead_from_one_to_the_other_both_ways()
    {
        var builder = DistributedApplication.CreateBuilder(
            ["--operation", "publish", "--step", "publish", "--output-path", _output.FullName]);
        var kubernetes = builder.AddKubernetesEnvironment("k8s").WithDashboard(false);
        var openfaas = builder.AddOpenFaaSEnvironment("openfaas").WithNamespaceOf(kubernetes, "irises");
        var server = builder.AddProject<Projects.IrisBench_Tests_Workload>("server")
            .WithHttpEndpoint(port: 6002, targetPort: 6001).WithComputeEnvironment(kubernetes);
        var function = builder.AddProject<Projects.IrisBench_Tests_Workload>("function").WithHttpEndpoint(targetPort: 8080)
            .WithReference(server).WithComputeEnvironment(openfaas);
        builder.AddProject<Projects.IrisBench_Tests_Workload>("caller").WithHttpEndpoint(targetPort: 8080)
            .WithReference(function).WithComputeEnvironment(kubernetes);

        await using (var app = builder.Build())
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
            await app.RunAsync(patience.Token);
        }

        Assert.Contains("http://server-service.irises.svc:6002", Read("openfaas", "stack.yaml"), StringComparison.Ordinal);
        Assert.Contains(
            "http://gateway.openfaas:8080/function/function",
            Read("k8s", "values.yaml") + Read("k8s", "templates", "caller", "config.yaml"),
            StringComparison.Ordinal);
    }

    private string Read(params string[] path) => File.ReadAllText(Path.Combine([_output.FullName, .. path]));
}
