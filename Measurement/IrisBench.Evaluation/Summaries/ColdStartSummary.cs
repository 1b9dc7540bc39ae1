using IrisBench.Experiments.Results;

namespace IrisBench.Evaluation.Summaries;

/// <summary>Cold starts of one kind and step; medians in seconds.</summary>
/// <param name="Step">The step whose process was new.</param>
/// <param name="Kind">The kind.</param>
/// <param name="Count">How many.</param>
/// <param name="StartSeconds">To a process that exists; null where the platform does not tell.</param>
/// <param name="ReadySeconds">From there until it was ready; null where the platform does not tell.</param>
/// <param name="FirstAnswerSeconds">From there to the answer.</param>
/// <param name="Total">The three together.</param>
/// <param name="TotalInterval">Of the median of the total; null below 6.</param>
public sealed record ColdStartSummary(
    string Step, ColdStartKind Kind, int Count, double? StartSeconds, double? ReadySeconds, double FirstAnswerSeconds, double Total, Interval? TotalInterval);
