using System.Text.Json;

namespace IrisBench.Tests.Compare;

/// <summary>What must hold for the JSON result of any sound run of the quick profile.</summary>
internal static class CompareResultChecks
{
    private const int Repetitions = 5;

    public static void Check(JsonElement result)
    {
        Assert.Equal(1, result.GetProperty("schema").GetInt32());
        var runs = result.GetProperty("runs").EnumerateArray().ToArray();
        Assert.Equal(
            Enumerable.Repeat<string[]>(["functions", "monolith"], Repetitions).SelectMany(pair => pair),
            runs.Select(run => run.GetProperty("side").GetString()!));
        Assert.All(runs, CheckRun);
        Assert.All(result.GetProperty("summary").EnumerateArray(), CheckSummary);
    }

    private static void CheckRun(JsonElement run)
    {
        Assert.Equal("setosa", run.GetProperty("pipeline").GetProperty("species").GetString());
        var samples = run.GetProperty("recording").GetProperty("samples").EnumerateArray().ToArray();
        Assert.True(samples.Length >= 2, "A run has a sample at both edges.");
        // Four functions or the monolith, and iris-server.
        var processes = run.GetProperty("side").GetString() == "functions" ? 5 : 2;
        Assert.All(samples, sample => Assert.Equal(processes, sample.GetProperty("processes").EnumerateObject().Count()));
    }

    private static void CheckSummary(JsonElement side)
    {
        Assert.True(side.GetProperty("cpuSecondsPerRun").GetDouble() > 0);
        Assert.True(side.GetProperty("cpuMaxCores").GetDouble() > side.GetProperty("cpuBaselineCores").GetDouble());
        Assert.True(side.GetProperty("memoryMaxBytes").GetDouble() >= side.GetProperty("memoryBaselineBytes").GetDouble());
        var duration = side.GetProperty("duration");
        Assert.InRange(
            duration.GetProperty("median").GetDouble(),
            duration.GetProperty("minimum").GetDouble(),
            duration.GetProperty("maximum").GetDouble());
    }
}
