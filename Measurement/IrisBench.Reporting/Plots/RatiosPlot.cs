using IrisBench.Evaluation.Summaries;
using IrisBench.Reporting.Charts;
using IrisBench.Reporting.Wording;
using ScottPlot;

namespace IrisBench.Reporting.Plots;

/// <summary>One side against the reference: a ratio with its interval for each measure, and the noise floor behind it.</summary>
internal static class RatiosPlot
{
    public static PlotFile Create(ReportModel model, IReadOnlyList<Comparison> comparisons)
    {
        var rows = comparisons.Where(row => double.IsFinite(row.Ratio) && row.Ratio > 0).ToList();
        var title = $"{comparisons[0].Side} by {comparisons[0].Reference}: ratios of medians";
        var side = model.Sides.IndexOf(comparisons[0].Side);
        var plot = PlotSheet.Create(title, "times the reference (logarithmic)", "");
        foreach (var (index, row) in rows.Index())
            AddRow(plot, -index, row, model.Noise.GetValueOrDefault(row.Measure), PlotSheet.Side(side));

        var reference = plot.Add.VerticalLine(0, 1, Color.FromHex("#16191d"), LinePattern.Dashed);
        reference.EnableAutoscale = true;
        var ends = rows.SelectMany(row => new[] { row.Ratio, row.RatioInterval?.Lower ?? row.Ratio, row.RatioInterval?.Upper ?? row.Ratio }).Append(1).Where(end => end > 0).ToList();
        var (least, most) = (ends.Min() / 1.1, ends.Max() * 1.1);
        plot.Axes.SetLimitsX(Math.Log10(least), Math.Log10(most));
        plot.Axes.Bottom.TickGenerator = PlotSheet.LogarithmicTicks(new LogScale(least, most, 0, 1, 8).Ticks);
        plot.Axes.Left.TickGenerator = new ScottPlot.TickGenerators.NumericManual(
            [.. rows.Index().Select(row => new Tick(-row.Index, MeasureWordings.Of(row.Item.Measure).Label))]);
        plot.Axes.SetLimitsY(-rows.Count + 0.4, 0.6);
        return new PlotFile($"ratios-{side}", title, plot, 130 + (28 * rows.Count));
    }

    private static void AddRow(Plot plot, double row, Comparison comparison, NoiseFloor? noise, Color color)
    {
        if (noise?.RatioInterval is { Lower: > 0 } floor)
        {
            var band = plot.Add.Rectangle(Math.Log10(floor.Lower), Math.Log10(floor.Upper), row - 0.3, row + 0.3);
            band.FillColor = Color.FromHex("#c9ced6");
            band.LineWidth = 0;
        }

        if (comparison.RatioInterval is { Lower: > 0 } interval)
            plot.Add.Line(Math.Log10(interval.Lower), row, Math.Log10(interval.Upper), row).LineStyle = new LineStyle { Color = color, Width = 2.5f };
        var shown = comparison.Verdict.Kind is VerdictKind.Lower or VerdictKind.Higher;
        plot.Add.Marker(Math.Log10(comparison.Ratio), row, shown ? MarkerShape.FilledCircle : MarkerShape.OpenCircle, 9, color);
    }
}
