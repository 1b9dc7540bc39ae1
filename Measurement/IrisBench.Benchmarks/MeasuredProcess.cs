using System.ComponentModel;
using System.Diagnostics;

namespace IrisBench.Benchmarks;

/// <summary>Runs a program to its end and takes its time, from before its start to after its exit.</summary>
internal static class MeasuredProcess
{
    /// <exception cref="MeasurementException">It cannot be started, fails, or does not end in time.</exception>
    public static async Task<ProcessAnswer> RunAsync(ProcessStartInfo start, string input, TimeSpan limit, CancellationToken cancellationToken)
    {
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
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
                ? new ProcessAnswer(answer, Stopwatch.GetElapsedTime(started))
                : throw new MeasurementException($"{start.FileName} failed with exit code {process.ExitCode}. {LastLine(errors)}");
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

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception exception)
        {
            throw new MeasurementException($"{start.FileName} cannot be started: {exception.Message}", exception);
        }
    }

    private static string LastLine(string text) => text.TrimEnd().Split('\n')[^1];
}
