using System.Diagnostics;
using IrisBench.Experiments.Results;

namespace IrisBench.Experiments.Measurement;

/// <summary>Where the figures of the processes come from. All calls come from the sampler's thread, and do their work on it, so that
/// its processor time is what measuring costs here. What is missing ends the run (<see cref="MeasurementLostException"/>).</summary>
internal interface IMeasurementSource : IDisposable
{
    MeasurementSource Kind { get; }

    /// <summary>How it counts memory; known once it has settled.</summary>
    MemoryKind Memory { get; }

    /// <summary>Of what its figures are; known once it has settled.</summary>
    MeasuredScope Scope => Memory == MemoryKind.Container ? MeasuredScope.Container : MeasuredScope.Process;

    /// <summary>What it watches, irisbench itself left out.</summary>
    IReadOnlyList<string> Components { get; }

    /// <summary>How long it takes until a change shows, in seconds.</summary>
    double DelaySeconds => 0;

    /// <summary>What a reader of the figures has to know about them.</summary>
    IReadOnlyList<string> Notes => [];

    /// <summary>What tells one start of a component from another, by component, where it can be told; known once it has settled.</summary>
    IReadOnlyDictionary<string, string> Starts => new Dictionary<string, string>();

    /// <summary>Reads until reading costs what it will cost later, and learns what there is to read.</summary>
    void Settle(RunClock clock, CancellationToken cancellationToken);

    /// <summary>Counts memory so from now on, where it can: all that is compared is counted alike.</summary>
    /// <param name="kind">How.</param>
    /// <param name="reason">Why it is not counted better, for the notes; empty where another tells it.</param>
    bool TryCount(MemoryKind kind, string reason) => kind == Memory;

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
/// <param name="FileBytes">What of its resident memory is not in these, because it is not its own: pages of files.</param>
/// <param name="PeakFileBytes">The same of the one process that had the most.</param>
/// <param name="CpuIncomplete">Why the counter lacks time that was taken; null where it does not.</param>
internal sealed record Reading(
    string Component, double AtSeconds, double CpuSeconds, double WorkingSetBytes, int Replicas = 1, double? PeakWorkingSetBytes = null,
    double FileBytes = 0, double PeakFileBytes = 0, string? CpuIncomplete = null)
{
    /// <summary>The same with resident sets as its memory. No property: a record writes all of these, and this one without end.</summary>
    public Reading ToResident() => this with
    {
        WorkingSetBytes = WorkingSetBytes + FileBytes,
        PeakWorkingSetBytes = PeakWorkingSetBytes + PeakFileBytes,
        FileBytes = 0,
        PeakFileBytes = 0,
    };

    /// <summary>The same of resident sets, with what processes of this machine have of their own.</summary>
    /// <param name="files">What of them is not: of all its processes, and of one of them.</param>
    public Reading Without((double All, double One) files) => this with
    {
        WorkingSetBytes = Math.Max(0, WorkingSetBytes - files.All),
        PeakWorkingSetBytes = PeakWorkingSetBytes is { } peak ? Math.Max(0, peak - files.One) : null,
        FileBytes = Math.Min(WorkingSetBytes, files.All),
        PeakFileBytes = Math.Min(PeakWorkingSetBytes ?? 0, files.One),
    };

    /// <summary>Whether it can be reckoned with: a counter and gauges that are numbers, and not negative.</summary>
    public bool IsPlausible => RecordRules.IsPlausible(ToSample()) && MeasuredRange.IsAmount(PeakWorkingSetBytes ?? 0);

    /// <inheritdoc cref="SampleRecord.CoresSince"/>
    public double? CoresSince(Reading earlier) => ToSample().CoresSince(earlier.ToSample());

    public SampleRecord ToSample() => new(AtSeconds, Component, CpuSeconds, WorkingSetBytes, Replicas);
}

/// <summary>The time axis of a run: seconds since it began, also where it was interrupted since; or of a round. Sittings follow one another
/// on it whatever the wall clock says, and within one it goes by a clock that nobody sets.</summary>
/// <param name="startedAt">When it began; null for now.</param>
/// <param name="measuredSeconds">Where what was measured before ends; null where nothing was.</param>
internal sealed class RunClock(DateTimeOffset? startedAt = null, double? measuredSeconds = null)
{
    // Between two sittings, so that what was read at the end of one is not beside the begin of the next.
    private const double LeastPauseSeconds = 5;

    private readonly long _begin = Stopwatch.GetTimestamp();
    private readonly double _before = measuredSeconds is { } measured && startedAt is { } start
        ? Math.Max(measured + LeastPauseSeconds, (DateTimeOffset.UtcNow - start).TotalSeconds)
        : 0;

    public DateTimeOffset StartedAt { get; } = startedAt ?? DateTimeOffset.UtcNow;

    public double Seconds => _before + Stopwatch.GetElapsedTime(_begin).TotalSeconds;
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
