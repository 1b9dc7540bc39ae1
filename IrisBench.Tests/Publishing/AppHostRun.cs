using System.Diagnostics;

namespace IrisBench.Tests.Publishing;

/// <summary>The AppHost as a process of its own, with a home of its own, until it ends.</summary>
internal sealed record AppHostRun(int ExitCode, string Output, string Errors)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public static async Task<AppHostRun> OfAsync(string home, params string[] args)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var process = Process.Start(new ProcessStartInfo("dotnet", [StartedAssembly.PathOf("IrisBench.AppHost"), .. args])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            // Nothing of the developer's own settings, and no question for a value.
            Environment = { ["HOME"] = home, ["ASPIRE_INTERACTIVITY_ENABLED"] = "false" },
        })!;
        try
        {
            process.StandardInput.Close();
            var errors = process.StandardError.ReadToEndAsync(patience.Token);
            var output = await process.StandardOutput.ReadToEndAsync(patience.Token);
            await process.WaitForExitAsync(patience.Token);
            return new(process.ExitCode, output, await errors);
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }
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
