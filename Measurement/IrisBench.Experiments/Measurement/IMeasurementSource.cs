using IrisBench.Experiments.Results;

namespace IrisBench.Experiments.Measurement;

/// <summary>
/// Where the figures of the processes come from. All calls come from the sampler's thread, and do their work on it, so
/// that its processor time is what measuring costs here.
/// </summary>
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
