using IrisBench.Evaluation.Twin;
using IrisBench.Reporting.Wording;
using static System.FormattableString;

namespace IrisBench.Reporting.Predictions;

/// <summary>A prediction in sentences.</summary>
internal static class PredictionWording
{
    /// <summary>What the amounts of traffic are.</summary>
    public const string TrafficNote = "1× is the trace as it is. Every other amount is 10,000 arrivals: a short trace is repeated "
        + "without a pause, of a long one they are up to twenty stretches from all over it.";

    private const double SecondsPerMinute = 60;
    private const double SecondsPerHour = 3600;
    private const double SecondsPerDay = 86_400;

    /// <summary>A keep-alive: <c>30 s</c>, <c>5 min</c>; a dash where none means anything.</summary>
    public static string KeepAlive(double? seconds) => seconds switch
    {
        null => "–",
        >= SecondsPerMinute => Invariant($"{seconds / SecondsPerMinute:0.##} min"),
        _ => Invariant($"{seconds:0.##} s"),
    };

    /// <summary>A share that is worth a digit after the point.</summary>
    public static string Share(double share) => share < 0.001 ? Quantity.Percent(share) : Invariant($"{share * 100:0.0} %");

    /// <summary>An amount of traffic by that of the trace: <c>0.01×</c>.</summary>
    public static string Times(double factor) => $"{Quantity.Tick(factor)}×";

    /// <summary>A figure and its interval.</summary>
    public static string Of(PredictedFigure? figure, Func<double, string> format)
        => IntervalWording.Of(figure?.Value, figure?.Interval, format);

    /// <summary>The trace, in a sentence.</summary>
    public static string Facts(TracePrediction prediction)
    {
        var trace = prediction.Trace;
        return PlainText.Clean(trace.Name) + Invariant($": {trace.Arrivals:#,##0} pipeline runs in {Span(trace.Seconds)}, ")
            + $"{Quantity.PerSecond(trace.RunsPerSecond)} in the mean and {Quantity.Count(trace.MostInASecond)} in the busiest second.";
    }

    /// <summary>What would happen, then what cannot be known.</summary>
    public static IReadOnlyList<string> Headline(TracePrediction prediction) =>
    [
        .. prediction.Sides.Index().Where(side => side.Index == 0 || side.Item.Life == ReplicaLife.ScaledToZero)
            .OrderBy(side => side.Item.Life == ReplicaLife.ScaledToZero ? 0 : 1).Select(side => Of(side.Item)),
        .. prediction.Crossings.Select(Of),
        .. prediction.Cautions.Select(PlainText.Clean),
    ];

    /// <summary>How it was made, in sentences.</summary>
    public static IReadOnlyList<string> How(TracePrediction prediction) =>
    [
        $"Made of the run {prediction.Run}, with the seed {prediction.Seed}: each run of the trace is simulated with durations that one "
            + "of its rounds had.",
        prediction.Resamples == 0
            ? "There are no intervals."
            : "An interval holds what would be measured in 95 of 100 cases if the trace came once, with the machine as quick or slow as in "
                + $"one of the rounds: {prediction.Resamples} times the rounds were drawn anew, and the trace was simulated at the pace of "
                + "one of them.",
    ];

    /// <summary>Where two sides cost the same, in a sentence.</summary>
    public static string Of(PredictedCrossing crossing)
    {
        var (side, pods) = ($"{PlainText.Clean(crossing.Side)} paid per use", $"{PlainText.Clean(crossing.Reference)} in reserved pods");
        if (crossing.Factor is not { } factor)
            return $"From 0.01 to 100 times this traffic, {side} costs {(crossing.IsCheaperBelow ? "less" : "more")} than {pods}.";
        if (!crossing.IsOnly)
            return $"Up to {IntervalWording.Of(factor, crossing.Interval, Quantity.Number)} times this traffic, {side} costs "
                + $"{(crossing.IsCheaperBelow ? "less" : "more")} than {pods}; above it that changes with each pod that is added.";
        return $"Below {IntervalWording.Of(factor, crossing.Interval, Quantity.Number)} times this traffic, {side} costs "
            + $"{(crossing.IsCheaperBelow ? "less" : "more")} than {pods}, above it {(crossing.IsCheaperBelow ? "more" : "less")}.";
    }

    // Of a trace nobody asks for its minutes where it has days.
    private static string Span(double seconds) => seconds switch
    {
        >= 2 * SecondsPerDay => $"{Quantity.Number(seconds / SecondsPerDay)} days",
        >= 2 * SecondsPerHour => $"{Quantity.Number(seconds / SecondsPerHour)} hours",
        _ => Quantity.Seconds(seconds),
    };

    private static string Of(SidePrediction side)
    {
        var line = side.KeepAlives.First(line => line.KeepAliveSeconds == side.TrafficKeepAliveSeconds);
        var (name, p95) = (PlainText.Clean(side.Side), Of(line.P95Seconds, Quantity.Seconds));
        return line.KeepAliveSeconds is null
            ? $"Of {name}, 95 % of the runs take at most {p95}."
            : $"Kept for {KeepAlive(line.KeepAliveSeconds)}, {name} answers {Of(line.ColdShare, Share)} of its calls cold, and 95 % of its "
                + $"runs take at most {p95}.";
    }
}
