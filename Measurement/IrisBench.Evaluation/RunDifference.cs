using System.Text.Json;
using System.Text.Json.Serialization;
using IrisBench.Evaluation.Statistics;
using IrisBench.Evaluation.Summaries;
using IrisBench.Experiments.Results;

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
    public const int CurrentSchema = 1;

    /// <summary>Version of the format this was written in.</summary>
    public int Schema { get; init; } = CurrentSchema;

    /// <summary>Whether anything is worse by more than the threshold.</summary>
    public bool HasRegression => Changes.Any(change => change.Kind == ChangeKind.Regression);

    /// <summary>Compares the sides that two runs have in common.</summary>
    /// <param name="before">The earlier run.</param>
    /// <param name="after">The later run.</param>
    /// <param name="measures">Some of <see cref="Measures"/>.</param>
    /// <param name="threshold">How much worse is a regression, above 0 and below 1000: 0.05 for 5 %.</param>
    public static RunDifference Of(RunSummary before, RunSummary after, IReadOnlyCollection<string> measures, double threshold)
    {
        var changes =
            from old in before.Sides
            join young in after.Sides on old.Side equals young.Side
            from measure in measures
            where LeftOutChanges.Why(measure, before, after) is null
            from change in Compare(old, young, measure, threshold)
            select change;
        return new RunDifference(before.Run.Id, after.Run.Id, threshold, [.. changes],
            [.. Comparability.Doubts(before, after), .. LeftOutChanges.Of(before, after, measures)]);
    }

    private static IEnumerable<Change> Compare(SideSummary before, SideSummary after, string measure, double threshold)
    {
        if (before.Find(measure) is not { } old || after.Find(measure) is not { } young)
            yield break;

        var ratio = Ratio.OfSamples(young.Values, old.Values, Seed);
        var pValue = ratio.Interval is null ? (double?)null : MannWhitney.Of(young.Values, old.Values).PValue;
        yield return new Change(
            before.Side, measure, old.Median, young.Median, old.Values.Count, young.Values.Count,
            old.Median > 0 ? ratio.Value : null, ratio.Interval, pValue,
            ChangeRule.Of(ratio.Interval, measure != Measures.Throughput, threshold));
    }
}

/// <summary>A side in one run against the same side in an earlier one, in one measure.</summary>
/// <param name="Side">The side.</param>
/// <param name="Measure">One of <see cref="Measures"/>.</param>
/// <param name="Before">Median of the earlier run.</param>
/// <param name="After">Median of the later run.</param>
/// <param name="RoundsBefore">Rounds that count in the earlier run.</param>
/// <param name="RoundsAfter">Rounds that count in the later run.</param>
/// <param name="Ratio">After by before; null where before is 0.</param>
/// <param name="RatioInterval">95 % interval of it, from a bootstrap of both runs, which are no pairs; null below 6 rounds.</param>
/// <param name="PValue">Two-sided, Mann-Whitney; null below 6 rounds.</param>
/// <param name="Kind">What may be said.</param>
public sealed record Change(
    string Side, string Measure, double Before, double After, int RoundsBefore, int RoundsAfter,
    double? Ratio, Interval? RatioInterval, double? PValue, ChangeKind Kind);

/// <summary>What may be said of a change from one run to another.</summary>
public enum ChangeKind
{
    /// <summary>One of the runs has fewer than 6 rounds: there is no interval.</summary>
    [JsonStringEnumMemberName("tooFewRounds")]
    TooFewRounds,

    /// <summary>The interval holds 1.</summary>
    [JsonStringEnumMemberName("noChangeShown")]
    NoChangeShown,

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

/// <summary>What an interval of a ratio allows to say of a change.</summary>
internal static class ChangeRule
{
    /// <summary>The kind, by the interval of after by before. Where higher is better, 5 % worse is a ratio of 1 by 1.05.</summary>
    public static ChangeKind Of(Interval? interval, bool lowerIsBetter, double threshold)
    {
        if (interval is null)
            return ChangeKind.TooFewRounds;

        var (least, most) = lowerIsBetter ? (interval.Lower, interval.Upper) : (1 / interval.Upper, 1 / interval.Lower);
        return (least, most) switch
        {
            _ when least > 1 + threshold => ChangeKind.Regression,
            _ when least > 1 => ChangeKind.Worse,
            _ when most < 1 => ChangeKind.Better,
            _ => ChangeKind.NoChangeShown,
        };
    }
}

/// <summary>Why two runs may differ in more than what is asked for.</summary>
internal static class Comparability
{
    public static IEnumerable<string> Doubts(RunSummary before, RunSummary after)
    {
        var (old, young) = (before.Run, after.Run);
        if (old.Machine with { LoadAverage = null, Commit = null } != (young.Machine with { LoadAverage = null, Commit = null }))
            yield return $"The machines differ: {Describe(old.Machine)} before, {Describe(young.Machine)} after.";
        // Records of lists are never equal; what is written of them is.
        if (Text(old) != Text(young))
            yield return "The pipeline or the load of the experiments differ.";
        if (old.Source != young.Source)
            yield return $"The figures come from different sources: {old.Source} before, {young.Source} after.";
        foreach (var run in new[] { old, young }.Where(run => run.Status != RunStatus.Complete))
            yield return $"{run.Id} is not complete.";
        foreach (var side in before.Sides.Select(side => side.Side).Except(after.Sides.Select(side => side.Side)))
            yield return $"{old.Id} has a side {side} that {young.Id} has not.";
        foreach (var side in after.Sides.Select(side => side.Side).Except(before.Sides.Select(side => side.Side)))
            yield return $"{young.Id} has a side {side} that {old.Id} has not.";
    }

    private static string Describe(MachineDescription machine)
        => $"{machine.Cpu}, {machine.Cores} cores, {machine.MemoryBytes >> 20} MiB, {machine.OperatingSystem}, "
            + $"kernel {machine.Kernel}, {machine.DotNet}";

    private static string Text(RunHeader run)
        => JsonSerializer.Serialize(run.Experiment.Pipeline, ResultsJson.Default.PipelineDefinition)
            + JsonSerializer.Serialize(run.Experiment.Load, ResultsJson.Default.LoadDefinition);
}
