using IrisBench.Evaluation.Summaries;

namespace IrisBench.Reporting.Charts.Scales;

/// <summary>The unit of an axis that shows a measure.</summary>
internal static class MeasureAxis
{
    public static AxisUnit Of(string measure, double largest) => measure switch
    {
        Measures.PipelineSeconds or Measures.CpuSecondsPerRun or Measures.PlatformCpuSecondsPerRun or Measures.SharedCpuSecondsPerRun
            => AxisUnit.Seconds(largest),
        Measures.WorkingSetBaselineBytes or Measures.WorkingSetMaxBytes or Measures.PlatformWorkingSetMaxBytes or Measures.BytesPerRun
            => AxisUnit.Bytes(largest),
        Measures.CpuBaselineCores or Measures.CpuMaxCores => new("cores", 1),
        Measures.GigabyteSecondsPerRun => new("GB·s", 1),
        Measures.Throughput => new("runs per second", 1),
        _ => AxisUnit.None,
    };
}
