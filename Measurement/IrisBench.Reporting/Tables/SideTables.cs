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
            [RunWording.Of(summary.Run.MemoryKind), .. summary.Sides.Select(side => side.Side)],
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
    public static DataTable Of(RunSummary summary)
    {
        var all = summary.Sides.SelectMany(side => side.Steps, (side, step) => (side.Side, Step: step)).ToList();
        return DataTable.Of(
            ["Step", "Side", "Median", "Interval", "p90", "p99", "Max"],
            all.GroupBy(found => found.Step.Step).SelectMany(step => step),
            found =>
            [
                found.Step.Step, found.Side, Quantity.Seconds(found.Step.MedianOfRounds),
                IntervalWording.Of(found.Step.Interval, Quantity.Seconds), Quantity.Seconds(found.Step.Latency.P90),
                LatencyTable.SecondsOrDash(found.Step.Latency.P99), Quantity.Seconds(found.Step.Latency.Max),
            ],
            1);
    }
}

/// <summary>Percentiles of single pipeline runs, a row for each side.</summary>
internal static class LatencyTable
{
    public static DataTable Of(RunSummary summary) => DataTable.Of(
        ["Side", "Runs", "p50", "p90", "p95", "p99", "Max"],
        summary.Sides.Where(side => side.Latency.Count > 0),
        side =>
        [
            side.Side, Quantity.Count(side.Latency.Count), Quantity.Seconds(side.Latency.P50), Quantity.Seconds(side.Latency.P90),
            Quantity.Seconds(side.Latency.P95), SecondsOrDash(side.Latency.P99), Quantity.Seconds(side.Latency.Max),
        ]);

    public static string SecondsOrDash(double? seconds) => seconds is { } known ? Quantity.Seconds(known) : "–";
}

/// <summary>Cold starts by side, kind and step; kinds are never mixed in a figure.</summary>
internal static class ColdStartTable
{
    public static DataTable Of(RunSummary summary) => DataTable.Of(
        ["Side", "Kind", "Step", "Count", "Process start", "Ready", "First answer", "Together", "Interval"],
        All(summary),
        found =>
        [
            found.Side, RunWording.Of(found.Cold.Kind), found.Cold.Step, Quantity.Count(found.Cold.Count), .. Phases(found.Cold),
            IntervalWording.Of(found.Cold.TotalInterval, Quantity.Seconds),
        ],
        1, 2);

    /// <summary>What fits a terminal.</summary>
    public static DataTable Short(RunSummary summary) => DataTable.Of(
        ["Side", "Cold starts", "Start", "Ready", "Answer", "Together"],
        All(summary),
        found => [found.Side, $"{found.Cold.Count}: {found.Cold.Step}, {RunWording.Of(found.Cold.Kind)}", .. Phases(found.Cold)],
        1);

    private static IEnumerable<(string Side, ColdStartSummary Cold)> All(RunSummary summary)
        => summary.Sides.SelectMany(side => side.ColdStarts, (side, cold) => (side.Side, cold));

    private static IEnumerable<string> Phases(ColdStartSummary cold)
        => new[] { cold.StartSeconds, cold.ReadySeconds, cold.FirstAnswerSeconds, cold.Total }.Select(LatencyTable.SecondsOrDash);
}

/// <summary>What each component used in the rounds of each side, so that the sums can be taken apart.</summary>
internal static class ComponentTable
{
    public static DataTable Of(RunSummary summary)
    {
        var parts = summary.Sides.SelectMany(side => side.Components, (side, component) => (side.Side, Use: component)).ToList();
        // irisbench tells its own resident set alone, and is compared with nothing.
        var kinds = summary.Run.Components.ToDictionary(component => component.Name, component => component.Memory);
        var hasResident = summary.Run.MemoryKind == MemoryKind.Own;
        return DataTable.Of(
            ["Side", "Component", "Counted to", "CPU time per run", "CPU max", $"Memory max ({RunWording.ShortOf(summary.Run.MemoryKind)})",
                .. hasResident ? ["Resident set max"] : Array.Empty<string>()],
            parts,
            found =>
            [
                found.Side, found.Use.Component, RunWording.Of(found.Use.Role),
                (found.Use.CpuIncomplete is null ? "" : "at least ") + Quantity.Seconds(found.Use.CpuSecondsPerRun),
                found.Use.CpuMaxCores is { } cores ? Quantity.Cores(cores) : "–",
                hasResident && IsResident(found.Use) ? "–" : Quantity.Bytes(found.Use.WorkingSetMaxBytes),
                .. hasResident ? [Resident(found.Use)] : Array.Empty<string>(),
            ],
            1, 2);

        bool IsResident(ComponentSummary use) => kinds.GetValueOrDefault(use.Component) == MemoryKind.Resident;

        string Resident(ComponentSummary use) => use.ResidentMaxBytes is { } bytes ? Quantity.Bytes(bytes)
            : IsResident(use) ? Quantity.Bytes(use.WorkingSetMaxBytes) : "–";
    }
}
