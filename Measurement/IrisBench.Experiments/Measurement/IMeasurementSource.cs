using System.Diagnostics;
using IrisBench.Experiments.Results;

namespace IrisBench.Experiments.Measurement;

/// <summary>Where the figures of the processes come from. All calls come from the sampler's thread, and do their work on it, so that
/// its processor time is what measuring costs here. What is missing ends the run (<see cref="MeasurementLostException"/>).</summary>
internal interface IMeasurementSource : IDisposable
{
    MeasurementSource Kind { get; }

    /// <summary>Of what its figures are; known once it has settled.</summary>
    MeasuredScope Scope { get; }

    /// <summary>What it watches, irisbench itself left out.</summary>
    IReadOnlyList<string> Components { get; }

    /// <summary>How long it takes until a change shows, in seconds.</summary>
    double DelaySeconds => 0;

    /// <summary>What a reader of the figures has to know about them.</summary>
    IReadOnlyList<string> Notes => [];

    /// <summary>Reads until reading costs what it will cost later, and learns what there is to read.</summary>
    void Settle(RunClock clock, CancellationToken cancellationToken);

    /// <summary>How what it watches is built now, where it can tell: a side may run other programs than the one before it.</summary>
    IReadOnlyDictionary<string, ComponentBuild> ReadBuilds(CancellationToken cancellationToken) => new Dictionary<string, ComponentBuild>();

    /// <summary>The newest readings, one of each component.</summary>
    IReadOnlyList<Reading> Read(RunClock clock, CancellationToken cancellationToken);

    /// <summary>Readings that are not older than this call; waits for them where it has to.</summary>
    IReadOnlyList<Reading> ReadEdge(RunClock clock, CancellationToken cancellationToken) => Read(clock, cancellationToken);

    void IDisposable.Dispose()
    {
    }
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
    public bool IsPlausible => RecordRules.IsPlausible(ToSample()) && MeasuredRange.IsAmount(PeakWorkingSetBytes ?? 0);

    /// <inheritdoc cref="SampleRecord.CoresSince"/>
    public double? CoresSince(Reading earlier) => ToSample().CoresSince(earlier.ToSample());

    public SampleRecord ToSample() => new(AtSeconds, Component, CpuSeconds, WorkingSetBytes, Replicas);
}

/// <summary>The time axis of a run: seconds since it began, also where it was interrupted since; or of a round. Within a sitting it is the
/// monotonic clock's. A sitting begins where the wall clock says, but behind all that was written before: somebody may have set that clock
/// back, and two sittings at the same seconds would be one.</summary>
/// <param name="startedAt">When the run began; null where it begins now.</param>
/// <param name="lastSeconds">The last second of the sittings before.</param>
internal sealed class RunClock(DateTimeOffset? startedAt = null, double lastSeconds = 0)
{
    // Between two sittings, so that no figure is reckoned over the gap from the one to the other.
    private const double Apart = 60;

    private readonly long _begin = Stopwatch.GetTimestamp();
    private readonly DateTimeOffset _sittingAt = DateTimeOffset.UtcNow;
    private readonly double _before = startedAt is { } start
        ? Math.Max(lastSeconds + Apart, (DateTimeOffset.UtcNow - start).TotalSeconds)
        : 0;

    public DateTimeOffset StartedAt => startedAt ?? _sittingAt;

    public double Seconds => _before + Stopwatch.GetElapsedTime(_begin).TotalSeconds;

    /// <summary>A point of the wall clock, Unix time in seconds, on this axis.</summary>
    public double OfUnix(double seconds) => _before + seconds - (_sittingAt - DateTimeOffset.UnixEpoch).TotalSeconds;
}

/// <summary>A reading is missing or makes no sense, so the figures would be wrong.</summary>
internal sealed class MeasurementLostException(string message, Exception? innerException = null)
    : ExperimentException(message, innerException)
{
    /// <summary>Reads something; what a file, a text or another source fails with is told in other words.</summary>
    public static T Guard<T>(Func<T> read, Func<string, string> tell)
    {
        try
        {
            return read();
        }
        catch (Exception exception)
            when (exception is IOException or UnauthorizedAccessException or FormatException
                or OverflowException or MeasurementLostException)
        {
            throw new MeasurementLostException(tell(exception.Message), exception);
        }
    }
}
