using IrisBench.Experiments.Results;

namespace IrisBench.Experiments.Measurement;

/// <summary>What a source says of one component.</summary>
/// <param name="Component">Its name.</param>
/// <param name="AtSeconds">When it was so, in seconds since the run began.</param>
/// <param name="CpuSeconds">Counter: processor time, user and system, all replicas, ended ones included.</param>
/// <param name="WorkingSetBytes">Physical memory in use, all replicas.</param>
/// <param name="Replicas">Processes.</param>
/// <param name="PeakWorkingSetBytes">The most that one of its processes has had, those between two readings included; null where nobody tells.</param>
internal sealed record Reading(
    string Component, double AtSeconds, double CpuSeconds, double WorkingSetBytes, int Replicas = 1, double? PeakWorkingSetBytes = null)
{
    /// <summary>Whether it can be reckoned with: a counter and gauges that are numbers, and not negative.</summary>
    public bool IsPlausible
        => MeasuredRange.IsMoment(AtSeconds) && MeasuredRange.IsAmount(CpuSeconds) && MeasuredRange.IsAmount(WorkingSetBytes) && Replicas >= 0
            && MeasuredRange.IsAmount(PeakWorkingSetBytes ?? 0);

    public SampleRecord ToSample() => new(AtSeconds, Component, CpuSeconds, WorkingSetBytes, Replicas);
}
