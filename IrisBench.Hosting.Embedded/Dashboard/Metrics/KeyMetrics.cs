namespace IrisBench.Hosting.Embedded.Dashboard;

// The figures that say how a service does, by the names of OpenTelemetry's semantic conventions and of the pipeline's own
// instruments. What a service does not report is left out.
internal static class KeyMetrics
{
    private const string Requests = "http_server_request_duration_seconds";
    private const string Steps = "irisbench_step_duration_seconds";
    private const string Seconds = "s";
    private const string Bytes = "By";
    private const string Number = "1";

    public static IEnumerable<MetricView> Of(IReadOnlyCollection<MetricSample> samples) => [.. OfRequests(samples), .. OfSteps(samples), .. OfProcess(samples)];

    private static IEnumerable<MetricView> OfRequests(IReadOnlyCollection<MetricSample> samples)
    {
        // Probes and scrapes are requests too, but not the work.
        var work = samples.Where(sample => sample.Name.StartsWith(Requests, StringComparison.Ordinal) && sample.Label("http_route") is not (null or "/health" or "/alive" or "/metrics")).ToArray();
        var requests = new Histogram(Requests, work);
        if (requests.Count == 0)
            yield break;
        yield return new("Requests", "answered", requests.Count, Number);
        yield return new("Requests", "server errors", work.Where(sample => sample.Name == $"{Requests}_count" && sample.Label("http_response_status_code") is ['5', ..]).Sum(sample => sample.Value), Number);
        yield return new("Requests", "mean duration", requests.Mean, Seconds);
        yield return new("Requests", "95th percentile", requests.Quantile(0.95), Seconds);
    }

    private static IEnumerable<MetricView> OfSteps(IReadOnlyCollection<MetricSample> samples)
    {
        foreach (var step in samples.Where(sample => sample.Name.StartsWith(Steps, StringComparison.Ordinal)).GroupBy(sample => sample.Label("step") ?? ""))
        {
            var durations = new Histogram(Steps, [.. step]);
            yield return new($"Step {step.Key}", "runs", durations.Count, Number);
            yield return new($"Step {step.Key}", "failed or refused", step.Where(sample => sample.Name == $"{Steps}_count" && sample.Label("outcome") != "ok").Sum(sample => sample.Value), Number);
            yield return new($"Step {step.Key}", "mean duration", durations.Mean, Seconds);
        }
    }

    private static IEnumerable<MetricView> OfProcess(IReadOnlyCollection<MetricSample> samples)
    {
        foreach (var (name, metric, unit) in ((string, string, string)[])
        [
            ("CPU time", "dotnet_process_cpu_time_seconds_total", Seconds),
            ("working set", "dotnet_process_memory_working_set_bytes", Bytes),
            ("GC heap", "dotnet_gc_last_collection_heap_size_bytes", Bytes),
            ("GC pauses", "dotnet_gc_pause_time_seconds_total", Seconds),
            ("exceptions", "dotnet_exceptions_total", Number),
        ])
        {
            var series = samples.Where(sample => sample.Name == metric).ToArray();
            if (series.Length > 0)
                yield return new("Process", name, series.Sum(sample => sample.Value), unit);
        }
    }
}
