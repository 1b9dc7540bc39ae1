using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Results;

namespace IrisBench.Experiments.Load.Traces;

/// <summary>The trace of a run, read once: all of its rounds play the same.</summary>
/// <param name="Arrivals">When runs should be sent, in seconds since a round began, ascending; at least one.</param>
/// <param name="Record">What it was, for the record.</param>
internal sealed record PlayedTrace(double[] Arrivals, TraceRecord Record)
{
    // As long as a round of an open load may be.
    private const double LongestSeconds = 86_400;

    /// <returns>Null where the load is another.</returns>
    /// <exception cref="ExperimentException">It cannot be read, or a round of it would be too long.</exception>
    public static async Task<PlayedTrace?> ReadAsync(Experiment experiment, CancellationToken cancellationToken)
    {
        if (experiment.Load is not { Kind: LoadKind.Trace, File: { } path } load)
            return null;
        var selection = new TraceSelection
        {
            Speed = load.Speed,
            Scale = load.Scale,
            FromSeconds = load.From,
            Seconds = load.Seconds,
            Function = load.Function,
            Seed = experiment.Order.Seed!.Value,
        };
        var arrivals = await Task.Run(() => TraceFile.Read(path, selection, cancellationToken), cancellationToken);
        if (arrivals[^1] > LongestSeconds)
            throw new ExperimentException(FormattableString.Invariant(
                $"A round of the trace {path} would take {arrivals[^1]:0} s, and {LongestSeconds} are the most: ")
                + "say a larger 'speed', or fewer 'seconds'.");
        var file = await FileDigest.TryOfAsync(new FileInfo(path), cancellationToken)
            ?? throw new ExperimentException($"The trace {path} is not there any more.");
        return new PlayedTrace(arrivals, new TraceRecord(file.Sha256, file.Bytes, arrivals.Length));
    }
}
