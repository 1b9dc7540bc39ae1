using System.Diagnostics;
using IrisBench.Experiments.Results;

namespace IrisBench.Experiments.Measurement;

/// <summary>Where the figures of the processes come from. All calls come from the sampler's thread, and do their work on it, so that
/// its processor time is what measuring costs here.</summary>
internal interface IMeasurementSource : IDisposable
{
    MeasurementSource Kind { get; }

    /// <summary>Of what its figures are; known once it has settled.</summary>
    MeasuredScope Scope { get; }

    /// <summary>What it watches, irisbench itself left out.</summary>
    IReadOnlyList<Component> Components { get; }

    /// <summary>How long it takes until a change shows, in seconds.</summary>
    double DelaySeconds { get; }

    /// <summary>What a reader of the figures has to know about them.</summary>
    IReadOnlyList<string> Notes { get; }

    /// <summary>Reads until reading costs what it will cost later, and learns what there is to read.</summary>
    /// <exception cref="MeasurementLostException">Something that is to be watched is not there.</exception>
    void Settle(RunClock clock, CancellationToken cancellationToken);

    /// <summary>What it watches, as it is built now: a side may run other programs than the one before it.</summary>
    /// <exception cref="MeasurementLostException">It cannot be read.</exception>
    IReadOnlyList<Component> ReadComponents(CancellationToken cancellationToken) => Components;

    /// <summary>The newest readings, one of each component.</summary>
    /// <exception cref="MeasurementLostException">One is missing.</exception>
    IReadOnlyList<Reading> Read(RunClock clock, CancellationToken cancellationToken);

    /// <summary>Readings that are not older than this call; waits for them where it has to.</summary>
    /// <exception cref="MeasurementLostException">One is missing.</exception>
    IReadOnlyList<Reading> ReadEdge(RunClock clock, CancellationToken cancellationToken);
}

/// <summary>What a source says of one component.</summary>
/// <param name="Component">Its name.</param>
/// <param name="AtSeconds">When it was so, in seconds since the run began.</param>
/// <param name="CpuSeconds">Counter: processor time, user and system, all replicas, ended ones included.</param>
/// <param name="WorkingSetBytes">Physical memory in use, all replicas.</param>
/// <param name="Replicas">Processes.</param>
/// <param name="PeakWorkingSetBytes">The most that one of its processes has had, those between two readings included;
/// null where nobody tells.</param>
internal sealed record Reading(
    string Component, double AtSeconds, double CpuSeconds, double WorkingSetBytes, int Replicas = 1, double? PeakWorkingSetBytes = null)
{
    /// <summary>Whether it can be reckoned with: a counter and gauges that are numbers, and not negative.</summary>
    public bool IsPlausible
        => MeasuredRange.IsMoment(AtSeconds)
            && MeasuredRange.IsAmount(CpuSeconds)
            && MeasuredRange.IsAmount(WorkingSetBytes) && Replicas >= 0
            && MeasuredRange.IsAmount(PeakWorkingSetBytes ?? 0);

    public SampleRecord ToSample() => new(AtSeconds, Component, CpuSeconds, WorkingSetBytes, Replicas);
}

/// <summary>The time axis of a run: seconds since it began, also where it was interrupted since.</summary>
/// <param name="startedAt">When it began; null for now.</param>
internal sealed class RunClock(DateTimeOffset? startedAt = null)
{
    private readonly long _begin = Stopwatch.GetTimestamp();
    private readonly double _before = startedAt is { } start ? Math.Max(0, (DateTimeOffset.UtcNow - start).TotalSeconds) : 0;

    public DateTimeOffset StartedAt { get; } = startedAt ?? DateTimeOffset.UtcNow;

    public double Seconds => _before + Stopwatch.GetElapsedTime(_begin).TotalSeconds;

    /// <summary>A point of the wall clock, Unix time in seconds, on this axis.</summary>
    public double OfUnix(double seconds) => seconds - (StartedAt - DateTimeOffset.UnixEpoch).TotalSeconds;
}

/// <summary>A reading is missing or makes no sense, so the figures would be wrong.</summary>
internal sealed class MeasurementLostException(string message, Exception? innerException = null)
    : ExperimentException(message, innerException);
