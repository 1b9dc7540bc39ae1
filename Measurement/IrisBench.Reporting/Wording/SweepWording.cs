using IrisBench.Evaluation.Summaries;
using static System.FormattableString;

namespace IrisBench.Reporting.Wording;

/// <summary>A sweep in sentences.</summary>
internal static class SweepWording
{
    /// <summary>What was run.</summary>
    public static string Of(SweepSummary summary)
    {
        var experiment = summary.Run.Experiment;
        var axes = summary.Axes.Select(axis => $"{axis.Label} {string.Join(", ", Values(summary, axis))}");
        return $"{experiment.Rounds} rounds of each side at each of {summary.Points.Count} points {ExperimentWording.Order(experiment)}: "
            + $"{string.Join("; ", axes)}.";
    }

    /// <summary>Where the sides part in time, between what has to be known before it is believed; nothing of a sweep that has no such
    /// place and none of that.</summary>
    public static IReadOnlyList<string> Headline(SweepSummary summary)
    {
        SideSummary[] sides = [.. summary.Points.SelectMany(point => point.Sides)];
        return
        [
            .. HeadlineCautions.Failures(sides),
            .. summary.Crossings.Where(crossing => crossing.Measure == Measures.PipelineSeconds)
                .Select(crossing => CrossingWording.Of(crossing, summary)),
            .. HeadlineCautions.Of(summary.Run, sides),
        ];
    }

    /// <summary>Which points ended early, and what that means for their intervals; empty where none could.</summary>
    public static IReadOnlyList<string> EarlyEnds(SweepSummary summary)
    {
        if (summary.Run.Experiment.Sweep?.EnoughHalfWidth is not { } enough)
            return [];
        var early = summary.Points.Where(point => point.EndedEarlyAfter is not null)
            .Select(point => $"{PointText(point)} after {point.EndedEarlyAfter}").ToList();
        var ended = early.Count == 0
            ? "No point ended early."
            : $"Ended early, with enough known of the time (± {Quantity.Percent(enough)}): "
                + $"{string.Join("; ", early)} rounds of each side.";
        return
        [
            ended,
            "It was looked at fixed times whether a point has enough; all intervals are wider for it, so that they hold what "
                + "they say in 95 of 100 sweeps however it ended.",
        ];
    }

    /// <summary>Void rounds and why, of very many the first.</summary>
    public static IReadOnlyList<string> VoidRounds(SweepSummary summary)
    {
        const int Most = 50;
        var all = summary.Points.SelectMany(point => point.Sides.SelectMany(
            side => TrustWording.NotCounted(side).Select(reason => $"{PointText(point)}, {side.Side}: {reason}"))).ToList();
        return all.Count <= Most ? all : [.. all.Take(Most), $"{all.Count - Most} more"];
    }

    /// <summary>A point by its values.</summary>
    public static string PointText(SweepPointSummary point)
        => string.Join(", ", point.Values.Select(value => $"{value.Axis} {value.Text}"));

    private static IEnumerable<string> Values(SweepSummary summary, SweepAxis axis)
        => summary.Points.SelectMany(point => point.Values).Where(value => value.Axis == axis.Name).Select(value => value.Text).Distinct();
}

/// <summary>Where a ratio passes a value, in a sentence.</summary>
public static class CrossingWording
{
    private const double FromHereOnTimes = 2;

    /// <summary>The sentence: "Below 35 ms of work a call, [28 ms, 44 ms] (…), functions takes over 10 % more time than
    /// monolith."</summary>
    public static string Of(Crossing crossing, SweepSummary summary)
    {
        ArgumentNullException.ThrowIfNull(crossing);
        ArgumentNullException.ThrowIfNull(summary);
        var along = crossing.Along is { } value ? $"With {summary.Axes.First(axis => axis.Name == value.Axis).Label} {value.Text}: " : "";
        return along + Sentence(crossing, summary);
    }

    private static string More(Crossing crossing)
    {
        var noun = MeasureWordings.Of(crossing.Measure).Noun;
        return crossing.Ratio < FromHereOnTimes
            ? Invariant($"over {(crossing.Ratio - 1) * 100:0.##} % more {noun}")
            : Invariant($"over {crossing.Ratio:0.##} times the {noun}");
    }

    private static string Sentence(Crossing crossing, SweepSummary summary)
    {
        var axis = summary.Axes.First(known => known.Name == crossing.Axis);
        var (side, reference, more) = (PlainText.Clean(crossing.Side), PlainText.Clean(crossing.Reference), More(crossing));
        var values = summary.Points.Select(point => point.Values[0]).DistinctBy(known => known.Text).ToList();
        var tried = $"({axis.Label} {values[0].Text} to {values[^1].Text})";
        if (!crossing.IsKnown)
            return $"Too few rounds to say where {side} takes {more} than {reference}.";

        return crossing switch
        {
            { Kind: CrossingKind.Falls } => $"Below {Place(crossing, axis)}, {side} takes {more} than {reference}.",
            { Kind: CrossingKind.Rises } => $"Above {Place(crossing, axis)}, {side} takes {more} than {reference}.",
            { Kind: CrossingKind.Several }
                => $"Whether {side} takes {more} than {reference} changes more than once, at "
                    + $"{string.Join(", ", crossing.At.Select(Quantity.Number))} {axis.Label}. "
                    + $"{Range(crossing, axis)} either may be so.",
            { Kind: CrossingKind.AlwaysAbove, Possible: null } => $"At every point tried {tried}, {side} takes {more} than {reference}.",
            { Kind: CrossingKind.AlwaysAbove }
                => $"By the medians {side} takes {more} than {reference} at every point tried {tried}. "
                    + $"{Range(crossing, axis)} that is not certain.",
            { Kind: CrossingKind.AlwaysBelow, Possible: null } => $"At no point tried {tried} does {side} take {more} than {reference}.",
            _
                => $"By the medians {side} takes {more} than {reference} at no point tried {tried}. "
                    + $"{Range(crossing, axis)} that is not certain.",
        };
    }

    private static string Place(Crossing crossing, SweepAxis axis)
    {
        var value = $"{Quantity.Number(crossing.At[0])} {axis.Label}, {Ends(crossing)}";
        return crossing is { WorkSeconds: { } work, WorkPossible: { } possible }
            ? $"{Quantity.Seconds(work)} of work a call, {Ends(crossing, possible, Quantity.Seconds)} ({value})"
            : value;
    }

    // Where points were tried up to its ends, it may go on beyond them.
    private static string Range(Crossing crossing, SweepAxis axis) => crossing switch
    {
        { Possible: null } => "Between its points",
        { IsOpenBelow: true, IsOpenAbove: true } => "In all that was tried",
        { IsOpenBelow: true, Possible: var possible } => $"Up to {Quantity.Number(possible.Upper)} {axis.Label}",
        { IsOpenAbove: true, Possible: var possible } => $"From {Quantity.Number(possible.Lower)} {axis.Label} on",
        { Possible: var possible } => $"From {Quantity.Number(possible.Lower)} to {Quantity.Number(possible.Upper)} {axis.Label}",
    };

    private static string Ends(Crossing crossing) => crossing.Possible is { } possible ? Ends(crossing, possible, Quantity.Number) : "–";

    // An end of what was tried is none of what is possible.
    private static string Ends(Crossing crossing, Interval possible, Func<double, string> format)
        => $"[{(crossing.IsOpenBelow ? "at most " : "")}{format(possible.Lower)}, "
            + $"{(crossing.IsOpenAbove ? "at least " : "")}{format(possible.Upper)}]";
}
