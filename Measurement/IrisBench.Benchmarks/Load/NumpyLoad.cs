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
        var script = Path.Combine(AppContext.BaseDirectory, "numpy_load.py");
        var seconds = duration.TotalSeconds.ToString(CultureInfo.InvariantCulture);
        var start = new ProcessStartInfo(python, [script, seconds, size.ToString(CultureInfo.InvariantCulture)]);
        var answer = await MeasuredProcess.RunAsync(start, "", duration + Grace, cancellationToken);
        return JsonSerializer.Deserialize<NumpyRound>(answer.Output, JsonSerializerOptions.Web)!;
    }
}
