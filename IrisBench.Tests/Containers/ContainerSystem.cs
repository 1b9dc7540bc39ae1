using IrisBench.Tests.Compare;
using IrisBench.Tests.Knative;
using IrisBench.Tests.Publishing.Kubernetes;
using k8s.Models;

namespace IrisBench.Tests.Containers;

/// <summary>iris-server, the monolith and one function in containers, as their manifests say.</summary>
public sealed class ContainerSystem : Fixture
{
    private const int ServerNumber = 2;

    // What the chart's Service and the Kubernetes API do in a cluster.
    private static readonly Dictionary<string, string> s_withoutCluster = new()
    {
        ["IrisServer__Discovery"] = "ServiceDiscovery",
        ["IrisServer__ServiceName"] = "iris-server",
        ["IRIS_SERVER_HTTP"] = $"http://{ContainerEngine.Address(ServerNumber)}:6001",
        ["services__iris-server__http__0"] = $"http://{ContainerEngine.Address(ServerNumber)}:6001",
    };

    internal ContainerEngine Engine { get; } = new();

    internal RunningContainer IrisServer { get; private set; } = null!;

    internal RunningContainer Monolith { get; private set; } = null!;

    internal RunningContainer Auth { get; private set; } = null!;

    internal IEnumerable<RunningContainer> All => [IrisServer, Monolith, Auth];

    protected override async Task StartAsync()
    {
        // Without an engine the tests are skipped, and this is called all the same.
        if (ContainerFactAttribute.Missing() is not null)
            return;

        await Engine.StartAsync();
        await PublishedImages.PublishAsync(Engine, "Functions/IrisAuth");
        await PublishedImages.PublishBuiltAsync(Engine, "IrisServer", "Monolith", "Measurement/IrisBench.Compare");
        IrisServer = await RunAsync(
            "iris-server", ServerNumber, 6001, Pods.Of("iris-server"), new() { ["models"] = await Engine.VolumeAsync("models") });
        Monolith = await RunAsync("monolith", 3, 8080, Pods.Of("monolith"), []);
        var function = PublishedServices.All().Single(service => service.Metadata.Name == "iris-auth").Spec.Template.Spec;
        Auth = await RunAsync("iris-auth", 4, 8080, new V1PodSpec { Containers = function.Containers, Volumes = function.Volumes }, []);
    }

    public override async Task DisposeAsync()
    {
        foreach (var container in All)
            container?.Dispose();
        await Engine.DisposeAsync();
    }

    /// <summary>Runs the Job's container to its end with an experiment in its ConfigMap's place.</summary>
    internal async Task<(int ExitCode, string Output, string Errors)> CompareAsync(string experiment)
    {
        var folder = await Engine.VolumeAsync("experiment");
        await File.WriteAllTextAsync(Path.Combine(folder, "experiment.yaml"), experiment);
        var arguments = ContainerArguments.Of(
            JobManifestTests.Pod,
            new Dictionary<string, string> { ["experiment"] = folder, ["results"] = await Engine.VolumeAsync("results") },
            s_withoutCluster);
        return await Engine.EndAsync(
        [
            "run", "--rm", $"--network={ContainerEngine.Network}", $"--env=IRISBENCH_PASSWORD={Chart.Password}", .. arguments,
            PublishedImages.Of(Engine, "irisbench"),
            "compare", "--experiment=/experiment/experiment.yaml", "--results=/results", "--progress=plain",
            $"--monolith={Monolith.Client.BaseAddress}",
            $"--monolith-metrics={Monolith.Metrics}", $"--iris-server-metrics={IrisServer.Metrics}",
        ]);
    }

    private Task<RunningContainer> RunAsync(string name, int number, int port, V1PodSpec pod, Dictionary<string, string> folders)
        => RunningContainer.StartAsync(
            Engine, name, ContainerEngine.Address(number), port, ContainerArguments.Of(pod, folders, s_withoutCluster));
}
