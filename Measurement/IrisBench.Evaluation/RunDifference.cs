using System.Text.Json.Serialization;
using IrisBench.Evaluation.Rounds;
using IrisBench.Evaluation.Statistics;
using IrisBench.Evaluation.Summaries;

namespace IrisBench.Evaluation;

/// <summary>What changed from one version to another: of two in one run (<c>irisbench ab</c>), or from one run to another
/// (<c>irisbench diff</c>).</summary>
/// <param name="Before">The earlier version, or the id of the earlier run.</param>
/// <param name="After">The later one.</param>
/// <param name="Threshold">How much worse is a regression: 0.05 for 5 %.</param>
/// <param name="Changes">Each side that both runs have, in each measure asked for.</param>
/// <param name="Warnings">Why the runs may not be comparable.</param>
public sealed record RunDifference(
    string Before, string After, double Threshold, IReadOnlyList<Change> Changes, IReadOnlyList<string> Warnings)
{
    private const int Seed = 1;

    /// <summary>Version of this format.</summary>
    public const int CurrentSchema = 2;

    /// <summary>How much worse is a regression where nothing else is said.</summary>
    public const double UsualThreshold = 0.05;

    /// <summary>What is compared where nothing else is said: time, CPU time, memory.</summary>
    public static IReadOnlyList<string> UsualMeasures { get; }
        = [Measures.PipelineSeconds, Measures.CpuSecondsPerRun, Measures.WorkingSetMaxBytes];

    /// <summary>Version of the format this was written in.</summary>
    public int Schema { get; init; } = CurrentSchema;

    /// <summary>Id of the run in which both versions took turns; null where they are two runs, and what differs between two hours cannot be
    /// told from what differs between two versions.</summary>
    public string? Run { get; init; }

    /// <summary>How many pipeline runs failed of each side that both have.</summary>
    public IReadOnlyList<FailureChange> Failures { get; init; } = [];

    /// <summary>What was asked for and has no row among the changes, and why: whether it is worse is not known.</summary>
    public IReadOnlyList<NotCompared> NotCompared { get; init; } = [];

    /// <summary>Whether anything is worse by more than the threshold. Of what was not measured it is not known.</summary>
    public DifferenceAnswer Answer
        => Changes.Any(change => change.Kind == ChangeKind.Regression) || Failures.Any(change => change.IsRise)
            ? DifferenceAnswer.Regression
            : Changes.Count == 0 || NotCompared.Count > 0 || Changes.Any(change => !change.IsWithinThreshold) ? DifferenceAnswer.NotKnown
            : DifferenceAnswer.NoRegression;

    /// <summary>Whether anything is worse by more than the threshold, or fails more often.</summary>
    public bool HasRegression => Answer == DifferenceAnswer.Regression;

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
        Change[] changes =
        [
            .. from side in sides
               from measure in measures
               where LeftOutChanges.Why(measure, before, after) is null
               from change in Compare(side.Old, side.Young, measure, threshold, after.Run.Experiment.SameWithin)
               let isWithheld = WithheldVerdict.IsGiven(measure, before.Run.Experiment)
                   || WithheldVerdict.IsGiven(measure, after.Run.Experiment)
                   || WithheldVerdict.HoldsOutage(measure, before.Run.Experiment)
                   || WithheldVerdict.HoldsOutage(measure, after.Run.Experiment)
                   || WithheldVerdict.IsOfOtherWork(measure, Math.Max(side.Old.FailedShare, side.Young.FailedShare), tolerated)
               select isWithheld
                   ? change with
                   {
                       Ratio = null,
                       RatioInterval = null,
                       PValue = null,
                       Kind = ChangeKind.Withheld,
                       IsWithinThreshold = WithheldVerdict.IsGiven(measure, after.Run.Experiment),
                   }
                   : change,
        ];
        return new RunDifference(
            before.Run.Id, after.Run.Id, threshold, changes,
            [.. Comparability.Doubts(before, after), .. LeftOutChanges.Of(before, after, measures)])
        {
            Failures =
                [.. sides.Select(side => FailureChange.OfRuns(side.Old, side.Young, before.Run.Experiment, after.Run.Experiment))],
            NotCompared = [.. sides.SelectMany(
                side => UnknownMeasures.Of(
                    side.Old, side.Young,
                    measures.Except(changes.Where(change => change.Side == side.Young.Side).Select(change => change.Measure)),
                    measure => LeftOutChanges.Why(measure, before, after)))],
        };
    }

    /// <summary>Compares two versions that took turns in one run.</summary>
    /// <param name="summary">The run; its first side is the version before, its second the version after.</param>
    /// <param name="measures">Some of <see cref="Measures"/>.</param>
    /// <param name="threshold">How much worse is a regression, above 0 and below 1000: 0.05 for 5 %.</param>
    public static RunDifference OfVersions(RunSummary summary, IReadOnlyCollection<string> measures, double threshold)
    {
        var (before, after) = (summary.Sides[0], summary.Sides[1]);
        Change[] changes = [.. measures.SelectMany(measure => OfOneRun(summary, before, after, measure, threshold))];
        NotCompared[] missing =
        [
            .. UnknownMeasures.Of(
                before, after, measures.Except(changes.Select(change => change.Measure)),
                measure => summary.NotCompared.FirstOrDefault(row => row.Side == after.Side && row.Measure == measure)?.Reason),
        ];
        return new RunDifference(
            NameOf(summary, before), NameOf(summary, after), threshold, changes,
            [
                .. summary.Warnings,
                .. missing.Select(row => $"The {Measures.NounOf(row.Measure)} of the two is not compared: {row.Reason}."),
            ])
        {
            Run = summary.Run.Id,
            NotCompared = missing,
            Failures = [FailureChange.OfVersions(before, after, summary.Run.Experiment, summary.Confidence)],
        };
    }

    private static string NameOf(RunSummary summary, SideSummary side)
        => summary.Run.Experiment.Sides.First(defined => defined.Name == side.Side).Version is { } version
            ? $"{side.Side}, {version}"
            : side.Side;

    private static IEnumerable<Change> OfOneRun(RunSummary summary, SideSummary before, SideSummary after, string measure, double threshold)
    {
        if (before.Find(measure) is not { } old || after.Find(measure) is not { } young)
            yield break;
        if (summary.Comparisons.FirstOrDefault(row => row.Side == after.Side && row.Measure == measure) is not { } row)
        {
            // Nothing was lost, say, which is no multiple of anything and no worse than anything. Of what was used it is a failed reading.
            if (young.Values.All(value => value == 0) && !Measures.OfResources.Contains(measure) && measure != Measures.Throughput)
                yield return new Change(
                    after.Side, measure, old.Median, young.Median, old.Values.Count, young.Values.Count, null, null, null,
                    old.Values.All(value => value == 0) ? ChangeKind.Same : ChangeKind.Better, IsWithinThreshold: true);
            yield break;
        }

        var rule = new ChangeRule(measure != Measures.Throughput, threshold);
        var kind = row.Verdict.Kind switch
        {
            VerdictKind.TooFewRounds => ChangeKind.TooFewRounds,
            VerdictKind.Withheld => ChangeKind.Withheld,
            VerdictKind.Higher or VerdictKind.Lower => rule.Of(row.RatioInterval, isSame: false),
            VerdictKind.Same => ChangeKind.Same,
            _ => ChangeKind.NotKnown,
        };
        yield return new Change(
            after.Side, measure, old.Median, young.Median, old.Values.Count, young.Values.Count, row.Ratio, row.RatioInterval,
            row.Unpaired?.PValue, kind, rule.IsWithin(row.RatioBounds) || WithheldVerdict.IsGiven(measure, summary.Run.Experiment),
            summary.NoiseFloors.FirstOrDefault(floor => floor.Measure == measure)?.RatioInterval);
    }

    private static IEnumerable<Change> Compare(
        SideSummary before, SideSummary after, string measure, double threshold, double sameWithin)
    {
        if (before.Find(measure) is not { } old || after.Find(measure) is not { } young)
            yield break;

        var rule = new ChangeRule(measure != Measures.Throughput, threshold);
        var ratio = Ratio.OfSamples(young.Values, old.Values, Seed);
        var pValue = ratio.Interval is null ? (double?)null : MannWhitney.Of(young.Values, old.Values).PValue;
        yield return new Change(
            before.Side, measure, old.Median, young.Median, old.Values.Count, young.Values.Count,
            old.Median > 0 && ratio.Interval is not null ? ratio.Value : null, ratio.IsBounded ? ratio.Interval : null, pValue,
            rule.Of(ratio.Interval, VerdictRule.IsWithin(ratio.Bounds, sameWithin)), rule.IsWithin(ratio.Bounds));
    }
}

/// <summary>Whether something became worse by more than the threshold.</summary>
public enum DifferenceAnswer
{
    /// <summary>Nothing did.</summary>
    [JsonStringEnumMemberName("noRegression")]
    NoRegression,

    /// <summary>A whole interval is worse by more, or a larger share of the pipeline runs fails, beyond chance.</summary>
    [JsonStringEnumMemberName("regression")]
    Regression,

    /// <summary>What was measured is too little or too noisy to exclude it.</summary>
    [JsonStringEnumMemberName("notKnown")]
    NotKnown,
}

/// <summary>A side in one version or run against the same side in an earlier one, in one measure.</summary>
/// <param name="Side">The side.</param>
/// <param name="Measure">One of <see cref="Measures"/>.</param>
/// <param name="Before">Median of the earlier run.</param>
/// <param name="After">Median of the later run.</param>
/// <param name="RoundsBefore">Rounds that count in the earlier run.</param>
/// <param name="RoundsAfter">Rounds that count in the later run.</param>
/// <param name="Ratio">After by before; null below 6 rounds, where before is 0, and where there is nothing to compare.</param>
/// <param name="RatioInterval">95 % interval of it, from a bootstrap of the pairs of one run, or of two runs, which have none; null where
/// an end would be no ratio that can be told.</param>
/// <param name="PValue">Two-sided, Mann-Whitney; null below 6 rounds.</param>
/// <param name="Kind">What may be said.</param>
/// <param name="IsWithinThreshold">Whether it is excluded, with 95 % certainty, that it is worse by more than the threshold.</param>
/// <param name="NoiseFloor">How far the earlier version differed from itself in the same run; null of two runs.</param>
public sealed record Change(
    string Side, string Measure, double Before, double After, int RoundsBefore, int RoundsAfter,
    double? Ratio, Interval? RatioInterval, double? PValue, ChangeKind Kind, bool IsWithinThreshold = false, Interval? NoiseFloor = null);

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

/// <summary>What a ratio of after to before allows to say of a change. Where higher is better, 5 % worse is a ratio of 1 by 1.05.</summary>
internal sealed class ChangeRule(bool lowerIsBetter, double threshold)
{
    /// <summary>The kind, by the interval of the ratio.</summary>
    public ChangeKind Of(Interval? interval, bool isSame) => Worse(interval) switch
    {
        null => ChangeKind.TooFewRounds,
        { Lower: var least } when least > 1 + threshold => ChangeKind.Regression,
        { Lower: > 1 } => ChangeKind.Worse,
        { Upper: < 1 } => ChangeKind.Better,
        _ => isSame ? ChangeKind.Same : ChangeKind.NotKnown,
    };

    /// <summary>Whether bounds of the ratio exclude that it is worse by more than the threshold; of none, false.</summary>
    public bool IsWithin(Interval? bounds) => Worse(bounds) is { } worse && worse.Upper <= 1 + threshold;

    // So that more is worse.
    private Interval? Worse(Interval? interval)
        => interval is null || lowerIsBetter ? interval : interval with { Lower = 1 / interval.Upper, Upper = 1 / interval.Lower };
}
