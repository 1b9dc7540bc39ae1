using IrisBench.Experiments.Results;
using IrisBench.Tests.Compare;
using IrisBench.Tests.Experiments;
using IrisBench.Tests.Hosting;

namespace IrisBench.Tests.Examples;

/// <summary>The examples' commands as a user runs them, with fewer and shorter rounds.</summary>
[Collection(nameof(MeasuringTests))]
public sealed class ExampleScriptTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("irisbench-tests-");

    public void Dispose() => _folder.Delete(recursive: true);

    [ToolFact("nginx")]
    public async Task Plain_servers_are_started_compared_and_nothing_of_them_is_left()
    {
        var (exitCode, _, error) = await IrisBenchProcess.MeasureAsync(
            new Dictionary<string, string>(),
            "compare", "--experiment", RepositoryRoot.File("examples", "plain-servers", "experiment.yaml"), "--rounds", "1",
            "--warm-ups", "0", "--rate", "20", "--duration", "1", "--results", _folder.FullName);

        Assert.True(exitCode == 0, error);
        var run = await new RunFolder(Assert.Single(_folder.GetDirectories())).ReadAsync();
        Assert.Equal(RunStatus.Complete, run.Header.Status);
        Assert.Equal(["gzip", "plain", "python"], run.Rounds.Select(round => round.Side).Distinct().Order());
        Assert.All(run.Pipelines, pipeline => Assert.Null(pipeline.Error));
        Assert.All(
            run.Rounds,
            round => Assert.True(round.Use.Single(use => use.Component == round.Side) is { CpuSeconds: > 0, WorkingSetMaxBytes: > 500e3 }));
        // Of nginx there are what started it, the script, the master and its worker.
        Assert.Equal(4, run.Samples.First(sample => sample.Component == "plain").Replicas);
    }

    [PythonPeerFact]
    public async Task The_Python_peer_is_compared_as_a_system_of_its_own_beside_ours()
    {
        await using var ours = new StubSystem();
        await ours.StartAsync();

        var run = await RunAsync("python-peer", ours.Environment, "--rounds", "1", "--warm-ups", "0", "--iterations", "1", "--size", "50");

        Assert.Equal(RunStatus.Complete, run.Header.Status);
        Assert.Equal(["fork", "monolith", "python-fork", "python-monolith"], run.Rounds.Select(round => round.Side).Distinct().Order());
        Assert.All(run.Header.Parity, answer => Assert.Equal("setosa", answer.Answers!["species"].GetString()));
        var forked = run.Rounds.First(round => round.Side == "python-fork").Use.Single(use => use.Component == "forking");
        // Four Pythons with scikit-learn in two of them, which have ended and are counted.
        Assert.True(forked.CpuSeconds > 0.3, $"{forked.CpuSeconds} s");
    }

    private async Task<RawRun> RunAsync(string example, IReadOnlyDictionary<string, string> variables, params string[] arguments)
    {
        var irisbench = $"{Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet"} {StartedAssembly.PathOf("irisbench")}";
        await using var script = StartedProcess.Start(
            "bash", [RepositoryRoot.File("examples", example, "run.sh"), .. arguments, "--results", _folder.FullName],
            variables.Select(variable => (variable.Key, (string?)variable.Value)).Prepend(("IRISBENCH", irisbench)));
        // Until nobody holds its outputs any more: all that the script started has ended.
        var (exitCode, _, error) = await script.WaitAsync(patience: Patience);
        Assert.True(exitCode is 0 or IrisBenchProcess.NoAnswer, error);
        return await new RunFolder(Assert.Single(_folder.GetDirectories())).ReadAsync();
    }
}

/// <summary>A test that needs Debian's Python with what the peer imports. In CI their absence fails it.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PythonPeerFactAttribute : FactAttribute
{
    public PythonPeerFactAttribute()
        => Skip = Environment.GetEnvironmentVariable("CI") == "true"
            || new[] { "flask", "waitress", "sklearn" }.All(package => Directory.Exists($"/usr/lib/python3/dist-packages/{package}"))
            ? null
            : "Needs Debian's python3-flask, python3-waitress and python3-sklearn.";
}
