using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using IrisBench.Experiments.Definition;

namespace IrisBench.Compare.RunningSystem;

/// <summary>Publishes what is measured as it ships: Release, compiled ahead. MSBuild compiles only what has changed.</summary>
internal static class SystemPublishing
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(15);

    /// <summary>Publishes by <c>build/MeasuredSystem.proj</c>: all as r2r, and the functions in what other compilations sides want.
    /// Who is to be told is told each line of the build.</summary>
    /// <returns>The folder's name, below <c>artifacts/publish/PROJECT</c>.</returns>
    /// <exception cref="CompareException">It cannot be published.</exception>
    public static async Task<string> PublishAsync(
        IEnumerable<FunctionCompilation> compilations, Action<string> tell, CancellationToken cancellationToken)
    {
        tell("Publishing what is measured (Release, ReadyToRun); --no-publish measures the build.");
        foreach (var compilation in compilations.Distinct().Prepend(FunctionCompilation.R2R).Distinct())
            await PublishAsync(compilation, tell, cancellationToken);
        return $"release_{RuntimeInformation.RuntimeIdentifier}_r2r";
    }

    private static async Task PublishAsync(FunctionCompilation compilation, Action<string> tell, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Limit);
        using var build = Start(compilation);
        var last = "";
        try
        {
            // The build's errors are on its standard output.
            var errors = build.StandardError.ReadToEndAsync(limit.Token);
            while (await build.StandardOutput.ReadLineAsync(limit.Token) is { } line)
            {
                if (line.Trim() is { Length: > 0 } text)
                    tell(last = text);
            }

            await errors;
            await build.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new CompareException($"Publishing did not end within {Limit.TotalMinutes:0} minutes.", exception);
        }
        finally
        {
            if (!build.HasExited)
                build.Kill(entireProcessTree: true);
        }

        if (build.ExitCode != 0)
            throw new CompareException($"What is measured cannot be published: {last}");
    }

    private static Process Start(FunctionCompilation compilation)
    {
        var project = Path.GetFullPath(Path.Combine(AppHostLocation.Directory, "..", "build", "MeasuredSystem.proj"));
        // No process of the build may stay and disturb what is measured.
        string[] arguments =
        [
            "build", project, "-nologo", "-v:minimal", "-tl:off", "-nodeReuse:false", "-p:UseSharedCompilation=false",
            $"-p:Compilation={compilation.ToString().ToLowerInvariant()}",
        ];
        try
        {
            return Process.Start(new ProcessStartInfo(DotnetExecutable.Path, arguments)
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
        }
        catch (Win32Exception exception)
        {
            throw new CompareException($"What is measured cannot be published: {exception.Message}", exception);
        }
    }
}
