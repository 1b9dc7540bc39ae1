using IrisBench.Experiments.Measurement.Scraping;
using IrisBench.Experiments.Sides;
using IrisBench.Processes;

namespace IrisBench.Benchmarks.PipelineVersusPython;

/// <summary>The most resident memory that each process of a peer had, in bytes: the kernel's VmHWM and, of ended processes, wait4's, by the gateway.</summary>
internal static class PeerMemory
{
    private const string Metric = "irisbench_function_working_set_peak_bytes";

    /// <exception cref="MeasurementException">The gateway does not tell it.</exception>
    public static async Task<IReadOnlyDictionary<string, double>> ReadAsync(RunningPeer running, CancellationToken cancellationToken)
    {
        var text = await running.Gateway.Client.GetStringAsync(new Uri("/metrics", UriKind.Relative), cancellationToken);
        var peaks = PrometheusText.Parse(text).Where(point => point.Name == Metric).ToDictionary(point => point.Labels["function_name"].Split('.')[0], point => point.Value);
        var memory = new Dictionary<string, double>();
        foreach (var mode in PipelineMode.OfFunctions)
        {
            var steps = PipelineSteps.All.ToDictionary(step => step, step => PeakOf(RunningPeer.FunctionOf(step, mode)));
            // Forked one after another, but warm all at once.
            memory[$"pipeline, {mode}"] = mode == PipelineMode.Fork ? steps.Values.Max() : steps.Values.Sum();
            foreach (var (step, bytes) in steps)
                memory[$"{step}, {mode}"] = bytes;
        }

        memory[$"pipeline, {PipelineMode.Monolith}"] = PeakOfProcess(running.Monolith.Id);
        memory["web server"] = PeakOfProcess(running.WebServer.Id);
        return memory;

        double PeakOf(string function)
            => peaks.TryGetValue(function, out var bytes) ? bytes : throw new MeasurementException($"The gateway does not tell the memory of {function}.");
    }

    private static double PeakOfProcess(int process) => ProcFiles.Memory(process)?.PeakBytes ?? throw new MeasurementException($"The process {process} has ended.");
}
