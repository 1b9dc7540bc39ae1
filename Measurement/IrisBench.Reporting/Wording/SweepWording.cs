using System.Globalization;
using IrisBench.Evaluation.Summaries;

namespace IrisBench.Reporting.Wording;

/// <summary>A sweep in sentences.</summary>
internal static class SweepWording
{
    /// <summary>What was run.</summary>
    public static string Of(SweepSummary summary)
    {
        var experiment = summary.Run.Experiment;
        var order = experiment.Order.Randomised ? string.Create(CultureInfo.InvariantCulture, $"in random order (seed {experiment.Order.Seed})") : "in turns";
        var axes = summary.Axes.Select(axis => $"{axis.Label} {string.Join(", ", Values(summary, axis))}");
        return $"{experiment.Rounds} rounds of each side at each of {summary.Points.Count} points {order}: {string.Join("; ", axes)}.";
    }

    /// <summary>Where the sides part in time; a sweep that has no such place names what it varies.</summary>
    public static IReadOnlyList<string> Headline(SweepSummary summary)
        => [.. summary.Crossings.Where(crossing => crossing.Measure == Measures.PipelineSeconds).Select(crossing => CrossingWording.Of(crossing, summary))];

    /// <summary>Which points ended early, and what that means for their intervals; empty where none could.</summary>
    public static IReadOnlyList<string> EarlyEnds(SweepSummary summary)
    {
        if (summary.Run.Experiment.Sweep?.EnoughHalfWidth is not { } enough)
            return [];
        var early = summary.Points.Where(point => point.EndedEarlyAfter is not null).Select(point => $"{PointText(point)} after {point.EndedEarlyAfter}").ToList();
        var ended = early.Count == 0 ? "No point ended early." : $"Ended early, with enough known of the time (± {Quantity.Percent(enough)}): {string.Join("; ", early)} rounds of each side.";
        return [ended, "It was looked at fixed times whether a point has enough; all intervals are wider for it, so that they hold what they say in 95 of 100 sweeps however it ended."];
    }

    /// <summary>A point by its values.</summary>
    public static string PointText(SweepPointSummary point) => string.Join(", ", point.Values.Select(value => $"{value.Axis} {value.Text}"));

    private static IEnumerable<string> Values(SweepSummary summary, SweepAxis axis)
        => summary.Points.SelectMany(point => point.Values).Where(value => value.Axis == axis.Name).Select(value => value.Text).Distinct();
}
