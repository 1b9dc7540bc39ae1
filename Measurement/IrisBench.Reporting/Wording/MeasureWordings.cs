using IrisBench.Evaluation.Summaries;

namespace IrisBench.Reporting.Wording;

/// <summary>All measures, in the order of the tables.</summary>
public static class MeasureWordings
{
    private static readonly MeasureWording[] InOrder =
    [
        new(Measures.PipelineSeconds, "Execution time per run", "time", Quantity.Seconds),
        new(Measures.Throughput, "Throughput", "throughput", Quantity.PerSecond, LowerIsBetter: false),
        new(Measures.CpuSecondsPerRun, "CPU time per run", "CPU time", Quantity.Seconds),
        new(Measures.PlatformCpuSecondsPerRun, "… of it the platform's", "platform CPU time", Quantity.Seconds),
        new(Measures.SharedCpuSecondsPerRun, "CPU time of shared part per run", "CPU time of the shared part", Quantity.Seconds),
        new(Measures.CpuBaselineCores, "CPU baseline", "idle CPU", Quantity.Cores),
        new(Measures.CpuMaxCores, "CPU max", "peak CPU", Quantity.Cores),
        new(Measures.WorkingSetBaselineBytes, "Memory baseline", "idle memory", Quantity.Bytes),
        new(Measures.WorkingSetMaxBytes, "Memory max", "memory", Quantity.Bytes),
        new(Measures.PlatformWorkingSetMaxBytes, "… of it the platform's", "platform memory", Quantity.Bytes),
        new(Measures.GigabyteSecondsPerRun, "Memory × time per run", "GB-seconds", Quantity.GigabyteSeconds),
        new(Measures.BytesPerRun, "Bytes moved per run", "traffic", Quantity.Bytes),
        new(Measures.CostPerMillionRuns, "Cost per million runs, paid per use", "money", Quantity.Number),
    ];

    /// <summary>The measures a reader looks for first: time, CPU, memory, throughput.</summary>
    public static IReadOnlyList<string> Headline { get; } =
        [Measures.PipelineSeconds, Measures.CpuSecondsPerRun, Measures.WorkingSetMaxBytes, Measures.Throughput];

    /// <summary>The wording of a measure; one that is new to this report is shown by its name.</summary>
    public static MeasureWording Of(string measure)
        => InOrder.FirstOrDefault(known => known.Measure == measure) ?? new(measure, measure, measure, Quantity.Number);

    /// <summary>The place of a measure in the tables.</summary>
    public static int Order(string measure)
    {
        var index = Array.FindIndex(InOrder, known => known.Measure == measure);
        return index < 0 ? int.MaxValue : index;
    }
}

/// <summary>How a measure is shown.</summary>
/// <param name="Measure">One of <see cref="Evaluation.Summaries.Measures"/>.</param>
/// <param name="Label">Its name for readers.</param>
/// <param name="Noun">What a sentence calls it: "2× the CPU time".</param>
/// <param name="Format">A value with its unit.</param>
/// <param name="LowerIsBetter">Whether less of it is better.</param>
public sealed record MeasureWording(string Measure, string Label, string Noun, Func<double, string> Format, bool LowerIsBetter = true);
