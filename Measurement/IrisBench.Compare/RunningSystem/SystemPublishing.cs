using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using IrisBench.Experiments.Definition;
using IrisBench.Processes;

namespace IrisBench.Compare.RunningSystem;

/// <summary>Publishes what is measured as it ships: Release, compiled ahead. MSBuild compiles only what has changed.</summary>
internal static class SystemPublishing
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(15);

    /// <summary>After so long without a word it is told that something goes on: the first restore loads packages for minutes.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromSeconds(10);

    /// <summary>Publishes by <c>build/MeasuredSystem.proj</c>: all as r2r, and the functions in what other compilations sides want.
    /// Who is to be told is told each line of the build.</summary>
    /// <returns>The folder's name, below <c>artifacts/publish/PROJECT</c>.</returns>
    /// <exception cref="CompareException">It cannot be published.</exception>
    public static async Task<string> PublishAsync(
        AppHostLocation location, IEnumerable<FunctionCompilation> compilations, Action<string> tell, CancellationToken cancellationToken)
    {
        tell("Publishing what is measured (Release, ReadyToRun); --no-publish measures the build. The first time it takes minutes.");
        foreach (var compilation in compilations.Distinct().Prepend(FunctionCompilation.R2R).Distinct())
            await BuildAsync(
                location, Path.Combine(location.Root, "build", "MeasuredSystem.proj"),
                [$"-p:Compilation={compilation.ToString().ToLowerInvariant()}"], tell, cancellationToken);
        return $"release_{RuntimeInformation.RuntimeIdentifier}_r2r";
    }

    /// <summary>Builds the AppHost of a checkout, which is built by nobody else.</summary>
    /// <exception cref="CompareException">It cannot be built.</exception>
    public static Task BuildAppHostAsync(AppHostLocation location, Action<string> tell, CancellationToken cancellationToken)
        => BuildAsync(location, location.Directory, [], tell, cancellationToken);

    private static async Task BuildAsync(
        AppHostLocation location, string project, string[] properties, Action<string> tell, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Limit);
        using var build = Start(location, project, properties);
        var last = new LastLines();
        try
        {
            // The build's errors are on its standard output, those of a dotnet that cannot build on the other.
            var errors = build.StandardError.ReadToEndAsync(limit.Token);
            var started = Stopwatch.GetTimestamp();
            void TellOfSilence() => tell($"Publishing, {Elapsed(started)} s so far.");
            while (await NextLineAsync(build.StandardOutput, TellOfSilence, limit.Token) is { } line)
            {
                last.Add(line);
                if (line.Trim() is { Length: > 0 } text)
                    tell(text);
            }

            last.AddAll(await errors);
            await build.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new CompareException(
                $"Publishing did not end within {Limit.TotalMinutes:0} minutes. Try again, or measure what was built (--no-publish).",
                exception);
        }
        finally
        {
            if (!build.HasExited)
                build.Kill(entireProcessTree: true);
        }

        if (build.ExitCode != 0)
            throw new CompareException($"{location.Root} cannot be published (exit code {build.ExitCode}): {last}");
    }

    private static string Elapsed(long started)
        => Stopwatch.GetElapsedTime(started).TotalSeconds.ToString("0", CultureInfo.InvariantCulture);

    private static async Task<string?> NextLineAsync(TextReader output, Action whenSilent, CancellationToken cancellationToken)
    {
        var line = output.ReadLineAsync(cancellationToken).AsTask();
        while (await Task.WhenAny(line, Task.Delay(Silence, cancellationToken)) != line)
        {
            cancellationToken.ThrowIfCancellationRequested();
            whenSilent();
        }

        return await line;
    }

    private static Process Start(AppHostLocation location, string project, string[] properties)
    {
        // No process of the build may stay and disturb what is measured.
        string[] arguments =
        [
            "build", project, "-nologo", "-v:minimal", "-tl:off", "-nodeReuse:false", "-p:UseSharedCompilation=false",
            .. properties,
        ];
        try
        {
            return Process.Start(new ProcessStartInfo(DotnetExecutable.Path, arguments)
            {
                // dotnet takes the SDK that the global.json of its folder asks for: the repository's, not that of whoever calls.
                WorkingDirectory = location.Directory,
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
