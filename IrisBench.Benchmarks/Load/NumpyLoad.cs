using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace IrisBench.Benchmarks.Load;

/// <summary>Runs the original's load in a Python of its own, which measures itself: its start is not counted.</summary>
internal sealed class NumpyLoad(string python, int size)
{
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(1);

    /// <exception cref="MeasurementException">Python or numpy is missing, or it does not answer in time.</exception>
    public async Task<NumpyRound> RunAsync(TimeSpan duration, CancellationToken cancellationToken)
    {
        using var process = Start(duration);
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(duration + Grace);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(timeout.Token);
            var errors = await process.StandardError.ReadToEndAsync(timeout.Token);
            await process.WaitForExitAsync(timeout.Token);
            if (process.ExitCode != 0)
                throw new MeasurementException($"{python} failed with exit code {process.ExitCode}. {LastLine(errors)}");
            return JsonSerializer.Deserialize<NumpyRound>(await output, JsonSerializerOptions.Web)!;
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new MeasurementException($"{python} did not answer in time.", exception);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    private Process Start(TimeSpan duration)
    {
        var script = Path.Combine(AppContext.BaseDirectory, "numpy_load.py");
        var seconds = duration.TotalSeconds.ToString(CultureInfo.InvariantCulture);
        var start = new ProcessStartInfo(python, [script, seconds, size.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception exception)
        {
            throw new MeasurementException($"{python} cannot be started: {exception.Message}", exception);
        }
    }

    private static string LastLine(string text) => text.TrimEnd().Split('\n')[^1];
}
