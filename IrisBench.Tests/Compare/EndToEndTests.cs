using IrisBench.Experiments.Results;
using IrisBench.Tests.Browser;
using IrisBench.Tests.Hosting;

namespace IrisBench.Tests.Compare;

/// <summary>The real processes, started by irisbench itself, in a home folder of their own.</summary>
[Collection(OneSystemAtATime.Name)]
public sealed class EndToEndTests(Chromium chromium) : IClassFixture<Chromium>, IDisposable
{
    private const int Rounds = 3;

    private const string Experiment = """
        schema: 1
        name: small
        sides:
          - { name: monolith, packaging: monolith }
          - { name: functions-warm, packaging: functions, mode: warm }
        pipeline: { iterations: 5 }
        load: { kind: sequential, runs: 2 }
        rounds: 3
        rest: { maximumSeconds: 1 }
        measurement: { baselineSeconds: 1, settlingScrapes: 10, neighbourShare: 1 }
        """;

    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("irisbench-tests-");

    public void Dispose() => _home.Delete(recursive: true);

    [BrowserFact]
    public async Task A_comparison_by_a_system_of_its_own_reports_and_leaves_nothing_behind()
    {
        var (output, folder) = await CompareAsync();

        foreach (var expected in (string[])["monolith", "functions-warm", "auth", "load", "train", "predict"])
            Assert.Contains(expected, output, StringComparison.Ordinal);

        foreach (var file in (string[])["report.md", "report.html"])
            Assert.True(File.Exists(Path.Combine(folder.FullName, file)), file);
        Assert.Contains(
            "Aspire's AppHost and orchestrator (", await File.ReadAllTextAsync(Path.Combine(folder.FullName, "report.md")),
            StringComparison.Ordinal);
        RunFiles.AssertValid(folder);
        await RealReport.AssertDrawnAsync(chromium, Path.Combine(folder.FullName, "report.html"));
        CheckRun(await new RunFolder(folder).ReadAsync());
        Assert.Empty(LeftBehind.ProcessesWith(_home.FullName));
        Assert.Empty(new DirectoryInfo(Path.Combine(_home.FullName, "tmp")).EnumerateFileSystemInfos("irisbench-*"));
    }

    private async Task<(string Output, DirectoryInfo Folder)> CompareAsync()
    {
        var results = _home.CreateSubdirectory("results");
        var experiment = Path.Combine(_home.FullName, "small.yaml");
        await File.WriteAllTextAsync(experiment, Experiment);
        var environment = new Dictionary<string, string>
        {
            ["HOME"] = _home.FullName,
            ["TMPDIR"] = _home.CreateSubdirectory("tmp").FullName,
            // A file that nobody writes: this run must not use a system that happens to be up.
            ["IrisBench__StateFile"] = Path.Combine(_home.FullName, "none.json"),
        };
        var (exitCode, output, error) = await IrisBenchProcess.MeasureAsync(
            environment, "compare", "--no-publish", "--experiment", experiment, "--results", results.FullName);
        Assert.True(exitCode == 0, $"Exit code {exitCode}: {error}");
        return (output, Assert.Single(results.GetDirectories()));
    }

    private static void CheckRun(RawRun run)
    {
        Assert.Equal(RunStatus.Complete, run.Header.Status);
        Assert.Equal(Rounds * 2, run.Rounds.Count(round => round.Kind == RoundKind.Measured));
        Assert.Equal(Rounds, run.Rounds.Count(round => round.Kind == RoundKind.NoisePair));
        Assert.All(run.Pipelines, pipeline => Assert.Null(pipeline.Error));
        Assert.Equal(MemoryKind.Own, run.Header.Memory);
        Assert.All(run.Pipelines, pipeline => Assert.All(pipeline.Steps, step => Assert.NotNull(step.Instance)));
        var orchestrator = Assert.IsType<OrchestratorUse>(run.Header.Orchestrator);
        // The AppHost, dcp with what it starts, and a dotnet run for each project.
        Assert.InRange(orchestrator.Processes, 5, 30);
        Assert.InRange(orchestrator.CpuSeconds, double.Epsilon, orchestrator.Seconds * Environment.ProcessorCount);
        // Warm functions answered before the first round.
        Assert.All(run.Pipelines.SelectMany(pipeline => pipeline.Steps), step => Assert.Null(step.Cold));
        (string, string)[] used = [("monolith", "monolith"), ("functions-warm", "iris-load"), ("functions-warm", "gateway")];
        foreach (var (side, component) in used)
        {
            Assert.All(run.Rounds.Where(round => round.Side == side), round =>
            {
                var use = round.Use.Single(use => use.Component == component);
                Assert.True(use.CpuSeconds > 0, $"{component} in {side}");
                Assert.True(use.WorkingSetMaxBytes >= use.WorkingSetBaselineBytes, $"{component} in {side}");
            });
        }
    }
}
