using IrisBench.Evaluation.Summaries;
using IrisBench.Reporting.Charts.Scales;
using IrisBench.Reporting.Tables;
using IrisBench.Reporting.Wording;

namespace IrisBench.Reporting.Charts;

/// <summary>Cost per month by request rate, both logarithmic, with the break-even rates.</summary>
internal static class CostChart
{
    public static CurveChart? Create(ReportModel model)
    {
        var cost = model.Summary.Cost;
        var series = cost.Curve.Select(curve => curve with { Points = [.. curve.Points.Where(point => point is { X: > 0, Y: > 0 })] })
            .Where(curve => curve.Points.Count > 1).ToList();
        if (series.Count == 0)
            return null;

        var points = series.SelectMany(curve => curve.Points).ToList();
        var (left, right) = (points.Min(point => point.X), points.Max(point => point.X));
        var (bottom, top) = (points.Min(point => point.Y), points.Max(point => point.Y));
        return new CurveChart
        {
            Id = "cost",
            Title = "Cost per month by request rate",
            Description = "A curve for each side and model, both axes logarithmic. " + string.Join(" ", cost.BreakEvens.Select(even => even.Text)),
            Data = CostCurveTable.Of(cost with { Curve = series }),
            Curves = [.. series.Select(curve => new Curve($"{curve.Side}, {CostWording.Of(curve.Model)}", Style(curve, model), curve.Points))],
            Horizontal = (from, to, ticks) => new LogScale(left, right, from, to, ticks),
            Vertical = (from, to) => new LogScale(bottom, top, from, to),
            HorizontalTitle = "pipeline runs per second (logarithmic)",
            VerticalTitle = $"{cost.Currency} per month (logarithmic)",
            Marks = [.. cost.BreakEvens.Select(even => Mark(even, series)).OfType<(CurvePoint, string)>()],
        };
    }

    private static string Style(CostSeries curve, ReportModel model)
        => SideColors.Style(model.Sides.IndexOf(curve.Side)) + (curve.Model == CostModel.ReservedPod ? " dashed" : "");

    private static (CurvePoint At, string Text)? Mark(BreakEven even, IReadOnlyList<CostSeries> series)
        => even.RunsPerSecond is { } rate && series.FirstOrDefault(curve => curve.Side == even.ReservedSide && curve.Model == CostModel.ReservedPod) is { } reserved
            ? (new CurvePoint(rate, LogInterpolation.At(reserved.Points, rate)), even.Text) : null;
}
