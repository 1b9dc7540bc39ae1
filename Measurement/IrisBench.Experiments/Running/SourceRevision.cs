using System.ComponentModel;
using System.Diagnostics;
using System.Reflection;

namespace IrisBench.Experiments.Running;

/// <summary>Which sources the run is of: the working copy around the program, else what the build wrote into it.</summary>
internal static class SourceRevision
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Version of irisbench, as the build wrote it.</summary>
    public static string ToolVersion => InformationalVersion.Split('+')[0];

    private static string InformationalVersion
        => typeof(SourceRevision).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0";

    /// <summary>The commit, with <c>+</c> when the working copy has changes; null when nobody knows.</summary>
    public static async Task<string?> ReadAsync(CancellationToken cancellationToken)
    {
        if (await GitAsync(["rev-parse", "--short=12", "HEAD"], cancellationToken) is not { Length: > 0 } commit)
            return InformationalVersion.Split('+') is [_, var built, ..] ? built : null;

        var changes = await GitAsync(["status", "--porcelain", "--untracked-files=no"], cancellationToken);
        return changes is { Length: > 0 } ? $"{commit}+" : commit;
    }

    private static async Task<string?> GitAsync(string[] arguments, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            using var git = Process.Start(new ProcessStartInfo("git", ["-C", AppContext.BaseDirectory, .. arguments])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            var output = await git.StandardOutput.ReadToEndAsync(patience.Token);
            await git.WaitForExitAsync(patience.Token);
            return git.ExitCode == 0 ? output.Trim() : null;
        }
        catch (Exception exception) when (exception is Win32Exception or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }
}
