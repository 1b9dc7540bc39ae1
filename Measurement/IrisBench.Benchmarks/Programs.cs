using System.ComponentModel;
using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;
using IrisBench.Processes;

namespace IrisBench.Benchmarks;

/// <summary>Where the programs are that are measured, and how each is started.</summary>
internal static class Programs
{
    private static readonly TimeSpan PublishLimit = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan AnswerLimit = TimeSpan.FromMinutes(1);

    public static string RepositoryRoot { get; } = PathOf("RepositoryRoot");

    /// <summary>Python's side, <c>peers/python</c>.</summary>
    public static string PythonFolder { get; } = Path.Combine(RepositoryRoot, "peers", "python");

    /// <summary>Where the build found something, by the name that it wrote down: a program of the same build, or the repository.</summary>
    public static string PathOf(string name)
        => Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().Single(item => item.Key == name).Value!;

    /// <summary>Publishes a project's folder as it ships, a Release build (jit, r2r or native), and tells so on standard error.</summary>
    /// <returns>The path of its executable.</returns>
    /// <exception cref="MeasurementException">The project cannot be published.</exception>
    public static async Task<string> PublishAsync(string project, string compilation, CancellationToken cancellationToken)
    {
        var name = Path.GetFileName(project);
        var runtime = RuntimeInformation.RuntimeIdentifier;
        await Console.Error.WriteLineAsync($"publishing {name} ({compilation})");
        var publish = new ProcessStartInfo(
            "dotnet",
            ["publish", Path.Combine(RepositoryRoot, project), "-c", "Release", "-r", runtime, $"-p:Compilation={compilation}"])
        {
            // The SDK is the one that the repository's global.json asks for.
            WorkingDirectory = RepositoryRoot,
        };
        await RunAsync(publish, "", PublishLimit, cancellationToken);
        return Path.Combine(RepositoryRoot, "artifacts", "publish", name, $"release_{runtime}_{compilation}", name);
    }

    /// <summary>Runs a program to its end and takes its time, from before its start to after its exit.</summary>
    /// <exception cref="MeasurementException">It cannot be started, fails, or does not end in time.</exception>
    public static Task<ProcessAnswer> RunAsync(ProcessStartInfo start, string input, CancellationToken cancellationToken)
        => RunAsync(start, input, AnswerLimit, cancellationToken);

    /// <summary>Starts a program whose output is read.</summary>
    /// <exception cref="MeasurementException">It cannot be started.</exception>
    public static Process Start(ProcessStartInfo start)
    {
        try
        {
            start.RedirectStandardOutput = start.RedirectStandardError = true;
            return Process.Start(start)!;
        }
        catch (Win32Exception exception)
        {
            throw new MeasurementException($"{start.FileName} cannot be started: {exception.Message}", exception);
        }
    }

    public static async Task<ProcessAnswer> RunAsync(
        ProcessStartInfo start, string input, TimeSpan limit, CancellationToken cancellationToken)
    {
        start.RedirectStandardInput = true;
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(limit);
        var started = Stopwatch.GetTimestamp();
        using var process = Start(start);
        try
        {
            await process.StandardInput.WriteAsync(input);
            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEndAsync(timeout.Token);
            var errors = await process.StandardError.ReadToEndAsync(timeout.Token);
            var answer = await output;
            await process.WaitForExitAsync(timeout.Token);
            return process.ExitCode == 0
                ? new ProcessAnswer(answer.Trim(), Stopwatch.GetElapsedTime(started).TotalSeconds)
                // A build says on its standard output what is wrong.
                : throw new MeasurementException(
                    $"{start.FileName} failed with exit code {process.ExitCode}: {new LastLines().AddAll(answer).AddAll(errors)}");
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new MeasurementException($"{start.FileName} did not answer in time.", exception);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }
}

/// <summary>What a program printed, and how long it took from its start to its end.</summary>
internal sealed record ProcessAnswer(string Output, double Seconds);
