using IrisBench.Evaluation.Summaries;

namespace IrisBench.Reporting.Charts;

/// <summary>The unit an axis counts in, so that its numbers stay short.</summary>
/// <param name="Name">As it is printed.</param>
/// <param name="Size">How much of the value's own unit one of it is.</param>
public sealed record AxisUnit(string Name, double Size)
{
    /// <summary>Values that need no other unit.</summary>
    public static AxisUnit None { get; } = new("", 1);

    /// <summary>For values in seconds.</summary>
    public static AxisUnit Seconds(double largest) => largest switch
    {
        < 1e-3 => new("µs", 1e-6),
        < 1 => new("ms", 1e-3),
        < 300 => new("s", 1),
        _ => new("min", 60),
    };

    /// <summary>For values in bytes.</summary>
    public static AxisUnit Bytes(double largest) => largest switch
    {
        < 1024 * 1024 => new("KiB", 1024),
        < 4.0 * 1024 * 1024 * 1024 => new("MiB", 1024 * 1024),
        _ => new("GiB", 1024 * 1024 * 1024),
    };
}

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
