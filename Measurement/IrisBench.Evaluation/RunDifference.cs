using System.Text.Json.Serialization;
using IrisBench.Evaluation.Rounds;
using IrisBench.Evaluation.Statistics;
using IrisBench.Evaluation.Summaries;

namespace IrisBench.Evaluation;

/// <summary>What changed from one run to another: <c>irisbench diff</c>.</summary>
/// <param name="Before">Id of the earlier run.</param>
/// <param name="After">Id of the later run.</param>
/// <param name="Threshold">How much worse is a regression: 0.05 for 5 %.</param>
/// <param name="Changes">Each side that both runs have, in each measure asked for.</param>
/// <param name="Warnings">Why the runs may not be comparable.</param>
public sealed record RunDifference(
    string Before, string After, double Threshold, IReadOnlyList<Change> Changes, IReadOnlyList<string> Warnings)
{
    private const int Seed = 1;

    /// <summary>Version of this format.</summary>
    public const int CurrentSchema = 2;

    /// <summary>Version of the format this was written in.</summary>
    public int Schema { get; init; } = CurrentSchema;

    /// <summary>How many pipeline runs failed of each side that both runs have.</summary>
    public IReadOnlyList<FailureChange> Failures { get; init; } = [];

    /// <summary>Whether anything is worse by more than the threshold, or fails more often.</summary>
    public bool HasRegression => Changes.Any(change => change.Kind == ChangeKind.Regression) || Failures.Any(change => change.IsRise);

    /// <summary>Compares the sides that two runs have in common.</summary>
    /// <param name="before">The earlier run.</param>
    /// <param name="after">The later run.</param>
    /// <param name="measures">Some of <see cref="Measures"/>.</param>
    /// <param name="threshold">How much worse is a regression, above 0 and below 1000: 0.05 for 5 %.</param>
    public static RunDifference Of(RunSummary before, RunSummary after, IReadOnlyCollection<string> measures, double threshold)
    {
        var sides = before.Sides
            .Join(after.Sides, old => old.Side, young => young.Side, (old, young) => (Old: old, Young: young)).ToArray();
        var tolerated = Math.Min(before.Run.Experiment.ToleratedFailures, after.Run.Experiment.ToleratedFailures);
        var changes =
            from side in sides
            from measure in measures
            where LeftOutChanges.Why(measure, before, after) is null
            from change in Compare(side.Old, side.Young, measure, threshold, after.Run.Experiment.SameWithin)
            let isWithheld = WithheldVerdict.IsGiven(measure, before.Run.Experiment)
                || WithheldVerdict.IsGiven(measure, after.Run.Experiment)
                || WithheldVerdict.IsOfOtherWork(measure, Math.Max(side.Old.FailedShare, side.Young.FailedShare), tolerated)
            select isWithheld ? change with { Ratio = null, RatioInterval = null, PValue = null, Kind = ChangeKind.Withheld } : change;
        return new RunDifference(
            before.Run.Id, after.Run.Id, threshold, [.. changes],
            [.. Comparability.Doubts(before, after), .. LeftOutChanges.Of(before, after, measures)])
        {
            Failures = [.. sides.Select(side => new FailureChange(
                side.Old.Side, side.Old.PipelineRuns, side.Old.Failed, side.Young.PipelineRuns, side.Young.Failed))],
        };
    }

    private static IEnumerable<Change> Compare(
        SideSummary before, SideSummary after, string measure, double threshold, double sameWithin)
    {
        if (before.Find(measure) is not { } old || after.Find(measure) is not { } young)
            yield break;

        var ratio = Ratio.OfSamples(young.Values, old.Values, Seed);
        var pValue = ratio.Interval is null ? (double?)null : MannWhitney.Of(young.Values, old.Values).PValue;
        yield return new Change(
            before.Side, measure, old.Median, young.Median, old.Values.Count, young.Values.Count,
            old.Median > 0 && ratio.Interval is not null ? ratio.Value : null, ratio.IsBounded ? ratio.Interval : null, pValue,
            ChangeRule.Of(ratio, measure != Measures.Throughput, threshold, sameWithin));
    }
}

/// <summary>A side in one run against the same side in an earlier one, in one measure.</summary>
/// <param name="Side">The side.</param>
/// <param name="Measure">One of <see cref="Measures"/>.</param>
/// <param name="Before">Median of the earlier run.</param>
/// <param name="After">Median of the later run.</param>
/// <param name="RoundsBefore">Rounds that count in the earlier run.</param>
/// <param name="RoundsAfter">Rounds that count in the later run.</param>
/// <param name="Ratio">After by before; null below 6 rounds, where before is 0, and where there is nothing to compare.</param>
/// <param name="RatioInterval">95 % interval of it, from a bootstrap of both runs, which are no pairs; null where an end would be no ratio
/// that can be told.</param>
/// <param name="PValue">Two-sided, Mann-Whitney; null below 6 rounds.</param>
/// <param name="Kind">What may be said.</param>
public sealed record Change(
    string Side, string Measure, double Before, double After, int RoundsBefore, int RoundsAfter,
    double? Ratio, Interval? RatioInterval, double? PValue, ChangeKind Kind);

/// <summary>How many pipeline runs of a side failed in two runs.</summary>
/// <param name="Side">The side.</param>
/// <param name="RunsBefore">Its pipeline runs in the earlier run.</param>
/// <param name="FailedBefore">How many of them failed.</param>
/// <param name="RunsAfter">Its pipeline runs in the later run.</param>
/// <param name="FailedAfter">How many of them failed.</param>
public sealed record FailureChange(string Side, int RunsBefore, int FailedBefore, int RunsAfter, int FailedAfter)
{
    /// <summary>Whether a larger share failed in the later run.</summary>
    public bool IsRise => (long)FailedAfter * RunsBefore > (long)FailedBefore * RunsAfter;
}

/// <summary>What may be said of a change from one run to another.</summary>
public enum ChangeKind
{
    /// <summary>One of the runs has fewer than 6 rounds: there is no interval.</summary>
    [JsonStringEnumMemberName("tooFewRounds")]
    TooFewRounds,

    /// <summary>The figures are there, but too many pipeline runs failed, or the rate is the experiment's: nothing is to be
    /// said.</summary>
    [JsonStringEnumMemberName("withheld")]
    Withheld,

    /// <summary>The interval holds 1, and a change that matters may be in it.</summary>
    [JsonStringEnumMemberName("notKnown")]
    NotKnown,

    /// <summary>Both one-sided bounds of the ratio lie within what the later run's experiment calls the same.</summary>
    [JsonStringEnumMemberName("same")]
    Same,

    /// <summary>The whole interval is on the better side.</summary>
    [JsonStringEnumMemberName("better")]
    Better,

    /// <summary>The whole interval is on the worse side, but not all of it past the threshold.</summary>
    [JsonStringEnumMemberName("worse")]
    Worse,

    /// <summary>The whole interval is past the threshold.</summary>
    [JsonStringEnumMemberName("regression")]
    Regression,
}

/// <summary>What a ratio allows to say of a change.</summary>
internal static class ChangeRule
{
    /// <summary>The kind, by the ratio of after to before. Where higher is better, 5 % worse is a ratio of 1 by 1.05.</summary>
    public static ChangeKind Of(Ratio ratio, bool lowerIsBetter, double threshold, double sameWithin)
    {
        if (ratio.Interval is not { } interval)
            return ChangeKind.TooFewRounds;

        var (least, most) = lowerIsBetter ? (interval.Lower, interval.Upper) : (1 / interval.Upper, 1 / interval.Lower);
        return (least, most) switch
        {
            _ when least > 1 + threshold => ChangeKind.Regression,
            _ when least > 1 => ChangeKind.Worse,
            _ when most < 1 => ChangeKind.Better,
            _ when VerdictRule.IsWithin(ratio.Bounds, sameWithin) => ChangeKind.Same,
            _ => ChangeKind.NotKnown,
        };
    }
}
