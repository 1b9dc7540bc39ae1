using System.Diagnostics.Metrics;

namespace IrisBench.ServiceDefaults.Builds;

/// <summary>Tells how this process was built: <c>irisbench_process_info</c>, 1, with the build as labels.</summary>
internal static class ProcessInfo
{
    private static readonly Meter s_meter = new("IrisBench.Process");
    private static readonly Lazy<Measurement<int>> s_info = new(() => new(1, ProgramBuild.OfThisProcess().Labels));

    /// <summary>Adds the metric; what it tells is found out when somebody first asks.</summary>
    public static void Tell() => s_meter.CreateObservableGauge("irisbench_process_info", () => s_info.Value, null, "How this process was built");
}
