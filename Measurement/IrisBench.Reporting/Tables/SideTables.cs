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
            [RunWording.Of(summary.Run.Scope), .. summary.Sides.Select(side => side.Side)],
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
            => [label, .. summary.Sides.Select(side => side.Find(measure) is { } found ? format(found.Median) : "–")];
    }

    private static string Memory(double bytes, MachineDescription machine)
        => $"{Quantity.Bytes(bytes)} ({Quantity.Percent(bytes / (machine.MachineMemoryBytes ?? machine.MemoryBytes))} of "
            + $"{Quantity.Bytes(machine.MachineMemoryBytes ?? machine.MemoryBytes)})";

    private static string Cpu(double cores, MachineDescription machine)
        => $"{Quantity.Cores(cores)} ({Quantity.Percent(cores / (machine.MachineCores ?? machine.Cores))} of "
            + $"{machine.MachineCores ?? machine.Cores})";
}

/// <summary>Each step of each side: the median over the rounds with its interval, and percentiles of single calls.</summary>
internal static class StepTable
{
    public static DataTable Of(RunSummary summary) => new(
        ["Step", "Side", "Median", "Interval", "p90", "p99", "Max"],
        [
            .. summary.Sides.SelectMany(side => side.Steps).Select(step => step.Step).Distinct().SelectMany(step => summary.Sides
                .SelectMany(side => side.Steps.Where(found => found.Step == step).Select(found => Row(side.Side, found)))),
        ])
    {
        TextColumns = [1],
    };

    private static IReadOnlyList<string> Row(string side, StepSummary step) =>
    [
        step.Step, side, Quantity.Seconds(step.MedianOfRounds), IntervalWording.Of(step.Interval, Quantity.Seconds),
        Quantity.Seconds(step.Latency.P90),
        step.Latency.P99 is { } p99 ? Quantity.Seconds(p99) : "–", Quantity.Seconds(step.Latency.Max),
    ];
}

/// <summary>Percentiles of single pipeline runs, a row for each side.</summary>
internal static class LatencyTable
{
    public static DataTable Of(RunSummary summary) => new(
        ["Side", "Runs", "p50", "p90", "p95", "p99", "Max"],
        [.. summary.Sides.Where(side => side.Latency.Count > 0).Select(side => Row(side.Side, side.Latency))]);

    /// <summary>A row of the percentiles of one distribution.</summary>
    public static IReadOnlyList<string> Row(string label, LatencySummary latency) =>
    [
        label, Quantity.Count(latency.Count), Quantity.Seconds(latency.P50), Quantity.Seconds(latency.P90), Quantity.Seconds(latency.P95),
        latency.P99 is { } p99 ? Quantity.Seconds(p99) : "–", Quantity.Seconds(latency.Max),
    ];
}

/// <summary>Cold starts by side, kind and step; kinds are never mixed in a figure.</summary>
internal static class ColdStartTable
{
    public static DataTable Of(RunSummary summary) => new(
        ["Side", "Kind", "Step", "Count", "Process start", "Ready", "First answer", "Together", "Interval"],
        [.. summary.Sides.SelectMany(side => side.ColdStarts.Select(cold => Row(side.Side, cold)))])
    {
        TextColumns = [1, 2],
    };

    /// <summary>What fits a terminal.</summary>
    public static DataTable Short(RunSummary summary) => new(
        ["Side", "Cold starts", "Start", "Ready", "Answer", "Together"],
        [
            .. summary.Sides.SelectMany(side => side.ColdStarts.Select(cold => (IReadOnlyList<string>)
            [
                side.Side, $"{cold.Count}: {cold.Step}, {RunWording.Of(cold.Kind)}", Seconds(cold.StartSeconds), Seconds(cold.ReadySeconds),
                Seconds(cold.FirstAnswerSeconds), Seconds(cold.Total),
            ])),
        ])
    {
        TextColumns = [1],
    };

    private static IReadOnlyList<string> Row(string side, ColdStartSummary cold) =>
    [
        side, RunWording.Of(cold.Kind), cold.Step, Quantity.Count(cold.Count), Seconds(cold.StartSeconds), Seconds(cold.ReadySeconds),
        Seconds(cold.FirstAnswerSeconds), Seconds(cold.Total), IntervalWording.Of(cold.TotalInterval, Quantity.Seconds),
    ];

    private static string Seconds(double? seconds) => seconds is { } known ? Quantity.Seconds(known) : "–";
}

/// <summary>What each component used in the rounds of each side, so that the sums can be taken apart.</summary>
internal static class ComponentTable
{
    public static DataTable Of(RunSummary summary) => new(
        ["Side", "Component", "Counted to", "CPU time per run", "CPU max",
            $"Memory max ({RunWording.Of(summary.Run.Scope).ToLowerInvariant()})"],
        [.. summary.Sides.SelectMany(side => side.Components.Select(component => Row(side.Side, component)))])
    {
        TextColumns = [1, 2],
    };

    private static IReadOnlyList<string> Row(string side, ComponentSummary component) =>
    [
        side, component.Component, RunWording.Of(component.Role), Quantity.Seconds(component.CpuSecondsPerRun),
        Quantity.Cores(component.CpuMaxCores),
        Quantity.Bytes(component.WorkingSetMaxBytes),
    ];
}
