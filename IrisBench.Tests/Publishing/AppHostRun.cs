using IrisBench.Tests.Hosting;

namespace IrisBench.Tests.Publishing;

/// <summary>The AppHost as a process of its own, with a home of its own, until it ends.</summary>
internal sealed record AppHostRun(int ExitCode, string Output, string Errors)
{
    public static Task<AppHostRun> OfAsync(string home, params string[] args) => OfAsync(home, [], args);

    public static async Task<AppHostRun> OfAsync(string home, IEnumerable<(string Name, string? Value)> environment, string[] args)
    {
        // Nothing of the developer's own settings, and no question for a value.
        await using var process = StartedProcess.OfAssembly(
            "IrisBench.AppHost", args, [("HOME", home), ("ASPIRE_INTERACTIVITY_ENABLED", "false"), .. environment]);
        var (exitCode, output, errors) = await process.WaitAsync();
        return new(exitCode, output, errors);
    }
}

internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("irisbench-publishing-").FullName;

    public static SortedDictionary<string, string> ContentOf(string folder) => new(
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .ToDictionary(file => System.IO.Path.GetRelativePath(folder, file), File.ReadAllText),
        StringComparer.Ordinal);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
