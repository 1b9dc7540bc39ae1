using System.Diagnostics;
using IrisBench.Compare.Measurement.Prometheus;

namespace IrisBench.Compare.Measurement;

/// <summary>One process's <c>/metrics</c>.</summary>
internal sealed class MetricsEndpoint(string process, Uri address, HttpClient http)
{
    private const string CpuTime = "dotnet_process_cpu_time_seconds_total";
    private const string WorkingSet = "dotnet_process_memory_working_set_bytes";

    public string Process => process;

    /// <param name="clock">Runs since the recording began.</param>
    /// <param name="cancellationToken">Gives the scrape up.</param>
    /// <exception cref="MeasurementVoidException">The process does not answer, or not with these metrics.</exception>
    public async Task<ProcessReading> ReadAsync(Stopwatch clock, CancellationToken cancellationToken)
    {
        var asked = clock.Elapsed;
        var text = await ScrapeAsync(cancellationToken);
        var at = (asked + clock.Elapsed) / 2;
        try
        {
            var points = PrometheusText.Parse(text).Where(point => point.Name is CpuTime or WorkingSet).ToLookup(point => point.Name);
            return points.Contains(CpuTime) && points.Contains(WorkingSet)
                ? new ProcessReading(at.TotalSeconds, points[CpuTime].Sum(point => point.Value), points[WorkingSet].Single().Value)
                : throw Void($"lacks {CpuTime} or {WorkingSet}");
        }
        catch (FormatException exception)
        {
            throw Void(exception.Message, exception);
        }
    }

    private async Task<string> ScrapeAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await http.GetStringAsync(address, cancellationToken);
        }
        catch (HttpRequestException exception)
        {
            throw Void(exception.Message, exception);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw Void($"no answer within {http.Timeout.TotalSeconds:0} s", exception);
        }
    }

    private MeasurementVoidException Void(string reason, Exception? cause = null)
        => new($"the metrics of {process} cannot be read: {reason}", cause);
}
