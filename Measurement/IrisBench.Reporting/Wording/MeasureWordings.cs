using IrisBench.Evaluation.Summaries;
using IrisBench.Reporting.Charts;

namespace IrisBench.Reporting.Wording;

/// <summary>All measures, in the order of the tables.</summary>
public static class MeasureWordings
{
    private static readonly MeasureWording[] InOrder =
    [
        new(Measures.PipelineSeconds, "Execution time per run", Quantity.Seconds, AxisUnit.Seconds),
        new(Measures.Throughput, "Throughput", Quantity.PerSecond, AxisUnit.Always("runs per second"), LowerIsBetter: false),
        new(Measures.CpuSecondsPerRun, "CPU time per run", Quantity.Seconds, AxisUnit.Seconds),
        new(Measures.PlatformCpuSecondsPerRun, "… of it the platform's", Quantity.Seconds, AxisUnit.Seconds),
        new(Measures.SharedCpuSecondsPerRun, "CPU time of shared part per run", Quantity.Seconds, AxisUnit.Seconds),
        new(Measures.CpuBaselineCores, "CPU baseline", Quantity.Cores, AxisUnit.Always("cores")),
        new(Measures.CpuMaxCores, "CPU max", Quantity.Cores, AxisUnit.Always("cores")),
        new(Measures.WorkingSetBaselineBytes, "Memory baseline", Quantity.Bytes, AxisUnit.Bytes),
        new(Measures.WorkingSetMaxBytes, "Memory max", Quantity.Bytes, AxisUnit.Bytes),
        new(Measures.PlatformWorkingSetMaxBytes, "… of it the platform's", Quantity.Bytes, AxisUnit.Bytes),
        new(Measures.GigabyteSecondsPerRun, "Memory × time per run", Quantity.GigabyteSeconds, AxisUnit.Always("GB·s")),
        new(Measures.BytesPerRun, "Bytes moved per run", Quantity.Bytes, AxisUnit.Bytes),
        new(Measures.RecoverySeconds, "Longest time to recover", Quantity.Seconds, AxisUnit.Seconds),
        new(Measures.ViolationSeconds, "Time × share over the objective", Quantity.Seconds, AxisUnit.Seconds),
        new(Measures.CostPerMillionRuns, "Cost per million runs, paid per use", Quantity.Number, AxisUnit.Always("")),
    ];

    /// <summary>The measures a reader looks for first: time, CPU, memory, throughput.</summary>
    public static IReadOnlyList<string> Headline { get; } =
        [Measures.PipelineSeconds, Measures.CpuSecondsPerRun, Measures.WorkingSetMaxBytes, Measures.Throughput];

    /// <summary>The wording of a measure; one that is new to this report is shown by its name.</summary>
    public static MeasureWording Of(string measure)
        => InOrder.FirstOrDefault(known => known.Measure == measure)
            ?? (Measures.FaultOf(measure) is { } fault ? OfFault(measure, fault) : null)
            ?? new(measure, measure, Quantity.Number, AxisUnit.Always(""));

    /// <summary>The comparisons of a run, by side and, in it, in the order of the tables.</summary>
    internal static IReadOnlyList<IReadOnlyList<Comparison>> BySide(RunSummary summary)
        => [.. summary.Comparisons.GroupBy(row => row.Side).Select(rows => rows.OrderBy(row => Order(row.Measure)).ToList())];

    /// <summary>The class of a verdict's colour: <c>better</c>, <c>worse</c>, or <c>open</c> where neither is shown.</summary>
    internal static string JudgementOf(Comparison row) => row.Verdict.Kind switch
    {
        VerdictKind.Lower => Of(row.Measure).LowerIsBetter ? "better" : "worse",
        VerdictKind.Higher => Of(row.Measure).LowerIsBetter ? "worse" : "better",
        _ => "open",
    };

    private static MeasureWording OfFault(string measure, string fault) => Measures.IsRecovery(measure)
        ? new(measure, $"First good answer after fault {fault}", Quantity.Seconds, AxisUnit.Seconds)
        : new(measure, $"Runs lost to fault {fault}", Quantity.Tick, AxisUnit.Always("runs"));

    private static int Order(string measure)
    {
        var index = Array.FindIndex(InOrder, known => known.Measure == measure);
        return index < 0 ? int.MaxValue : index;
    }
}

/// <summary>How a measure is shown.</summary>
/// <param name="Measure">One of <see cref="Evaluation.Summaries.Measures"/>.</param>
/// <param name="Label">Its name for readers.</param>
/// <param name="Format">A value with its unit.</param>
/// <param name="Unit">The unit of an axis, by the largest value on it.</param>
/// <param name="LowerIsBetter">Whether less of it is better.</param>
public sealed record MeasureWording(
    string Measure, string Label, Func<double, string> Format, Func<double, AxisUnit> Unit, bool LowerIsBetter = true)
{
    /// <summary>What a sentence calls it.</summary>
    public string Noun => Measures.NounOf(Measure);
}
