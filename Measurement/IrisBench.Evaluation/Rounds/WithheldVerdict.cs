using IrisBench.Evaluation.Summaries;
using IrisBench.Experiments.Definition;

namespace IrisBench.Evaluation.Rounds;

/// <summary>Why there is no verdict although there are figures: their ratio would be of something else than is asked.</summary>
internal static class WithheldVerdict
{
    /// <summary>The reason, in a sentence; null where nothing stands against a verdict.</summary>
    public static string? Why(string measure, Experiment experiment, SideRounds side, SideRounds reference)
    {
        if (HoldsOutage(measure, experiment))
            return "The rounds hold faults, so this holds the outage, too: the figures of the faults are what such a run is for.";
        if (new[] { side, reference }.FirstOrDefault(one => IsOfOtherWork(measure, one.Runs.FailedShare, experiment.ToleratedFailures))
            is { } failing)
            return $"{failing.Runs.Failed} of {failing.Runs.Count} pipeline runs of {failing.Definition.Name} failed: "
                + "what was answered is not the same work.";
        return IsGiven(measure, experiment)
            ? "The rate of an open load is the experiment's, not a side's."
            : null;
    }

    /// <summary>Whether a figure holds an outage that the experiment makes, so that it says nothing of the side without it.</summary>
    public static bool HoldsOutage(string measure, Experiment experiment)
        => experiment.Faults.Count > 0 && IsOfAnsweredWork(measure);

    /// <summary>Whether a figure is of other work than was asked for: so many runs failed that what was answered is not the same.</summary>
    public static bool IsOfOtherWork(string measure, double failedShare, double tolerated)
        => IsOfAnsweredWork(measure) && failedShare > tolerated;

    /// <summary>Whether a figure is the experiment's own, as the rate of an open load.</summary>
    public static bool IsGiven(string measure, Experiment experiment)
        => measure == Measures.Throughput && experiment.Load.Kind.IsOpen();

    // What is so at rest, and what tells of the runs that fail, is of the same work however many do.
    private static bool IsOfAnsweredWork(string measure)
        => !Measures.AtRest.Contains(measure) && !Measures.OfObjective.Contains(measure) && Measures.FaultOf(measure) is null;
}

/// <summary>The pipeline runs of a side: those of its rounds that count, and of rounds in which none was answered.</summary>
/// <param name="Count">All of them.</param>
/// <param name="Errors">Failed ones, by reason, the most frequent first.</param>
internal sealed record SideRuns(int Count, IReadOnlyDictionary<string, int> Errors)
{
    public int Failed => Errors.Values.Sum();

    /// <summary>The share of each round's runs that failed, by block.</summary>
    public IReadOnlyDictionary<int, double> FailedShares { get; init; } = new Dictionary<int, double>();

    public double FailedShare => Count == 0 ? 0 : (double)Failed / Count;
}
