using System.Text.Json;

namespace IrisBench.Tests.Compare;

/// <summary>The real processes, started by irisbench itself, in a home folder of their own.</summary>
[Collection(nameof(MeasuringTests))]
public sealed class EndToEndTests : IDisposable
{
    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("irisbench-tests-");

    public void Dispose() => _home.Delete(recursive: true);

    [Hosting.UnixFact]
    public async Task The_quick_profile_compares_both_sides_and_leaves_nothing_behind()
    {
        var temporary = _home.CreateSubdirectory("tmp");
        var result = Path.Combine(_home.FullName, "result.json");
        var environment = new Dictionary<string, string>
        {
            ["HOME"] = _home.FullName,
            ["TMPDIR"] = temporary.FullName,
            // A file that nobody writes: this run must not use a system that happens to be up.
            ["IrisBench__StateFile"] = Path.Combine(_home.FullName, "none.json"),
        };

        var (exitCode, output, error) = await IrisBenchProcess.RunAsync(environment, "compare", "--output", result);

        Assert.True(exitCode == 0, $"Exit code {exitCode}: {error}");
        foreach (var expected in (string[])
            ["functions", "monolith", "Memory baseline", "Memory max", "CPU baseline", "CPU max", "CPU seconds per pipeline run",
            "Execution time", "iris-server", "auth", "load", "train", "predict", "Machine: ", "Profile: quick, 5 repetitions"])
        {
            Assert.Contains(expected, output, StringComparison.Ordinal);
        }

        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(result));
        CompareResultChecks.Check(json.RootElement);
        Assert.Empty(LeftBehind.ProcessesWith(_home.FullName));
        Assert.Empty(temporary.EnumerateFileSystemInfos("irisbench-*"));
    }
}
