using IrisBench.Evaluation.Summaries;
using IrisBench.Experiments.Results;
using IrisBench.Reporting.Wording;

namespace IrisBench.Reporting.Tables;

/// <summary>The original's table (memory, CPU, execution time), with a column for each side. Medians over the rounds.</summary>
internal static class OriginalTable
{
    public static DataTable Of(RunSummary summary)
        => Create(summary, bytes => Memory(bytes, summary.Run.Machine), cores => Cpu(cores, summary.Run.Machine));

    /// <summary>What fits a terminal: without the shares of the machine.</summary>
    public static DataTable Short(RunSummary summary) => Create(summary, Quantity.Bytes, Quantity.Cores);

    private static DataTable Create(RunSummary summary, Func<double, string> memory, Func<double, string> cpu)
    {
        return new DataTable(
            [ScopeWording.Of(summary.Run.Scope), .. summary.Sides.Select(side => side.Side)],
            [
                Row("Memory baseline", Measures.WorkingSetBaselineBytes, memory),
                Row("Memory max", Measures.WorkingSetMaxBytes, memory),
                Row("CPU baseline", Measures.CpuBaselineCores, cpu),
                Row("CPU max", Measures.CpuMaxCores, cpu),
                Row("Execution time", Measures.PipelineSeconds, Quantity.Seconds),
                Row("CPU time per run", Measures.CpuSecondsPerRun, Quantity.Seconds),
                Row("Throughput", Measures.Throughput, Quantity.PerSecond),
            ]);

        IReadOnlyList<string> Row(string label, string measure, Func<double, string> format)
            => [label, .. summary.Sides.Select(side => side.Measures.FirstOrDefault(found => found.Measure == measure) is { Values.Count: > 0 } found ? format(found.Median) : "–")];
    }

    private static string Memory(double bytes, MachineDescription machine)
        => $"{Quantity.Bytes(bytes)} ({Quantity.Percent(bytes / (machine.MachineMemoryBytes ?? machine.MemoryBytes))} of {Quantity.Bytes(machine.MachineMemoryBytes ?? machine.MemoryBytes)})";

    private static string Cpu(double cores, MachineDescription machine)
        => $"{Quantity.Cores(cores)} ({Quantity.Percent(cores / (machine.MachineCores ?? machine.Cores))} of {machine.MachineCores ?? machine.Cores})";
}
