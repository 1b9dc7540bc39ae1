using IrisBench.Experiments.Results;
using IrisBench.Tests.Compare;
using IrisBench.Tests.Experiments;

namespace IrisBench.Tests.EndToEnd;

/// <summary>irisbench beside a system that is up.</summary>
[Collection(SharedSystemCollection.Name)]
public sealed class FunctionModesTests(RunningSystem system) : IDisposable
{
    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("irisbench-tests-");

    public void Dispose() => _home.Delete(recursive: true);

    [Hosting.UnixFact]
    public async Task Functions_that_wait_at_zero_or_fork_start_cold_and_warm_ones_do_not()
    {
        var experiment = Path.Combine(_home.FullName, "modes.yaml");
        await File.WriteAllTextAsync(experiment, SmallestExperiment.Of(
            "{ name: warm, packaging: functions, mode: warm }", "{ name: zero, packaging: functions, mode: zero }",
            "{ name: fork, packaging: functions, mode: fork }"));

        var results = _home.CreateSubdirectory("results");
        var environment = new Dictionary<string, string>
        {
            ["HOME"] = _home.FullName,
            ["IrisBench__StateFile"] = system.StateFile,
            ["IRISBENCH_PASSWORD"] = RunningSystem.Password,
            ["IRISBENCH_GATEWAY_PASSWORD"] = RunningSystem.Password,
        };
        var (exitCode, _, error) = await IrisBenchProcess.MeasureAsync(
            environment, "compare", "--results", results.FullName, "--experiment", experiment);

        Assert.True(exitCode == 0, $"Exit code {exitCode}: {error}");
        var run = await new RunFolder(Assert.Single(results.GetDirectories())).ReadAsync();
        Assert.Equal([], ColdStarts(run, "warm"));
        Assert.Equal([ColdStartKind.IdleToZero], ColdStarts(run, "zero").Distinct());
        Assert.Equal([ColdStartKind.Fork], ColdStarts(run, "fork").Distinct());
        // Of a process that lives for one request nothing else can be read, and kinds are never mixed.
        Assert.Equal(MemoryKind.Resident, run.Header.Memory);
        Assert.Contains(run.Header.Notes, note => note.Contains("lives for one request", StringComparison.Ordinal));
        // Four steps; processes that have ended are counted all the same.
        Assert.Equal(4, ColdStarts(run, "zero").Count());
        Assert.Equal(4, ColdStarts(run, "fork").Count());
        foreach (var use in run.Rounds.Where(round => round.Side == "fork")
            .SelectMany(round => round.Use).Where(use => use.Component.StartsWith("iris-", StringComparison.Ordinal)))
            Assert.True(use.CpuSeconds > 0 && use.WorkingSetMaxBytes > 0, use.ToString());
    }

    private static IEnumerable<ColdStartKind> ColdStarts(RawRun run, string side)
    {
        var rounds = run.Rounds.Where(round => round.Side == side).Select(round => round.Index).ToHashSet();
        return run.Pipelines.Where(pipeline => rounds.Contains(pipeline.Round))
            .SelectMany(pipeline => pipeline.Steps)
            .Select(step => step.Cold?.Kind)
            .OfType<ColdStartKind>();
    }
}
