using IrisBench.Reporting.Charts.Scales;

namespace IrisBench.Reporting.Charts;

/// <summary>What a timeline is of.</summary>
/// <param name="Id">Of the chart.</param>
/// <param name="Title">The resource.</param>
/// <param name="Unit">The axis's unit for the largest value.</param>
/// <param name="Format">A value with its unit.</param>
internal sealed record TimelineLabels(string Id, string Title, Func<double, AxisUnit> Unit, Func<double, string> Format);
