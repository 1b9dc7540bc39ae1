using IrisBench.Compare.Experiment;
using Spectre.Console;

namespace IrisBench.Compare.Reporting;

/// <summary>The original's table (memory, CPU, execution time), with a column for each side.</summary>
internal static class ComparisonTable
{
    public static Table Create(ComparisonResult result)
    {
        var cores = result.Machine.Cores;
        return new Table { Border = TableBorder.Rounded }
            .AddColumn("")
            .AddSideColumns(result.Summary)
            .AddSideRow("Memory baseline", result.Summary, side => Quantity.Memory(side.MemoryBaselineBytes))
            .AddSideRow("Memory max", result.Summary, side => Quantity.Memory(side.MemoryMaxBytes))
            .AddSideRow("CPU baseline", result.Summary, side => Quantity.Cores(side.CpuBaselineCores, cores))
            .AddSideRow("CPU max", result.Summary, side => Quantity.Cores(side.CpuMaxCores, cores))
            .AddSideRow("CPU seconds per pipeline run (median)", result.Summary, side => Quantity.Seconds(side.CpuSecondsPerRun))
            .AddSideRow("Execution time (median, min–max)", result.Summary, side => Quantity.Seconds(side.Duration))
            .AddSideRow("iris-server (shared): CPU seconds per run", result.Summary, side => Quantity.Seconds(side.IrisServerCpuSecondsPerRun))
            .AddSideRow("iris-server (shared): memory max", result.Summary, side => Quantity.Memory(side.IrisServerMemoryMaxBytes));
    }
}
