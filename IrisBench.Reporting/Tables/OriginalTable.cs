using IrisBench.Evaluation.Summaries;
using IrisBench.Experiments.Results;
using IrisBench.Reporting.Wording;

namespace IrisBench.Reporting.Tables;

/// <summary>The original's table (memory, CPU, execution time), with a column for each side. Medians over the rounds.</summary>
internal static class OriginalTable
{
    public static DataTable Of(RunSummary summary)
    {
        var machine = summary.Run.Machine;
        return new DataTable(
            ["", .. summary.Sides.Select(side => side.Side)],
            [
                Row("Memory baseline", Measures.WorkingSetBaselineBytes, bytes => Memory(bytes, machine)),
                Row("Memory max", Measures.WorkingSetMaxBytes, bytes => Memory(bytes, machine)),
                Row("CPU baseline", Measures.CpuBaselineCores, cores => Cpu(cores, machine)),
                Row("CPU max", Measures.CpuMaxCores, cores => Cpu(cores, machine)),
                Row("Execution time", Measures.PipelineSeconds, Quantity.Seconds),
                Row("CPU time per run", Measures.CpuSecondsPerRun, Quantity.Seconds),
                Row("Throughput", Measures.Throughput, Quantity.PerSecond),
            ]);

        IReadOnlyList<string> Row(string label, string measure, Func<double, string> format)
            => [label, .. summary.Sides.Select(side => side.Measures.FirstOrDefault(found => found.Measure == measure) is { Values.Count: > 0 } found ? format(found.Median) : "–")];
    }

    private static string Memory(double bytes, MachineDescription machine)
        => $"{Quantity.Bytes(bytes)} ({Quantity.Percent(bytes / machine.MemoryBytes)} of {Quantity.Bytes(machine.MemoryBytes)})";

    private static string Cpu(double cores, MachineDescription machine)
        => $"{Quantity.Cores(cores)} ({Quantity.Percent(cores / machine.Cores)} of {machine.Cores})";
}
