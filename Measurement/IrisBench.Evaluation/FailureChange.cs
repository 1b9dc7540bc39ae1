using IrisBench.Evaluation.Statistics;
using IrisBench.Evaluation.Summaries;
using IrisBench.Experiments.Definition;

namespace IrisBench.Evaluation;

/// <summary>How many pipeline runs of a side failed in two runs, or in two versions.</summary>
/// <param name="Side">The side.</param>
/// <param name="RunsBefore">Its pipeline runs in the earlier run.</param>
/// <param name="FailedBefore">How many of them failed.</param>
/// <param name="RunsAfter">Its pipeline runs in the later run.</param>
/// <param name="FailedAfter">How many of them failed.</param>
/// <param name="PValue">How often chance alone gives as large a rise of the share of each round's runs that fail, one-sided; null where
/// nothing can be said, because there are no rounds or because the experiment itself makes runs fail.</param>
/// <param name="IsRise">Whether a larger share fails in the later run, beyond chance, and more than the experiment tolerates.</param>
public sealed record FailureChange(
    string Side, int RunsBefore, int FailedBefore, int RunsAfter, int FailedAfter, double? PValue = null, bool IsRise = false)
{
    // What fails so often does not do its work, however few rounds there are to show it.
    private const double NearlyAll = 0.9;
    private const double Working = 0.5;

    /// <summary>Whether the experiment itself makes runs fail, by its faults: how many do then decides nothing.</summary>
    public bool IsOfFaults { get; init; }

    /// <summary>Of a side in two runs.</summary>
    internal static FailureChange OfRuns(SideSummary before, SideSummary after, Experiment old, Experiment young)
        => Of(
            before, after, [old, young], Confidence.Stated,
            FailureRise.OfSamples(before.FailedShares.Values, after.FailedShares.Values));

    /// <summary>Of two versions in one run.</summary>
    /// <param name="before">The version before.</param>
    /// <param name="after">The version after.</param>
    /// <param name="experiment">The run's.</param>
    /// <param name="confidence">Of the run's intervals: it may have been looked at more than once.</param>
    internal static FailureChange OfVersions(SideSummary before, SideSummary after, Experiment experiment, double confidence)
        => Of(before, after, [experiment], confidence, FailureRise.OfPairs(before.FailedShares, after.FailedShares));

    private static FailureChange Of(
        SideSummary before, SideSummary after, Experiment[] experiments, double confidence, double? pValue)
    {
        var isOfFaults = experiments.Any(experiment => experiment.Faults.Count > 0);
        var isShown = pValue <= (1 - confidence) / 2 || (after.FailedShare >= NearlyAll && before.FailedShare < Working);
        return new FailureChange(
            after.Side, before.PipelineRuns, before.Failed, after.PipelineRuns, after.Failed, isOfFaults ? null : pValue,
            !isOfFaults && isShown && after.FailedShare > before.FailedShare
                && after.FailedShare > experiments.Min(experiment => experiment.ToleratedFailures))
        {
            IsOfFaults = isOfFaults,
        };
    }
}
