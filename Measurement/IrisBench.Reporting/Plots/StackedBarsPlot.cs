using IrisBench.Reporting.Charts;
using IrisBench.Reporting.Wording;
using ScottPlot;

namespace IrisBench.Reporting.Plots;

/// <summary>Bars of parts that add up, lying, as the HTML report has them.</summary>
internal static class StackedBarsPlot
{
    public static PlotFile Create(StackedBarChart chart)
    {
        var unit = chart.Unit(chart.Rows.Select(row => row.Total).DefaultIfEmpty(0).Max());
        var plot = PlotSheet.Create(chart.Title, unit.Name, "");
        foreach (var (place, part) in chart.Parts.Index())
        {
            var bars = plot.Add.Bars(chart.Rows.Index().Select(row => Bar(row.Index, row.Item, part, unit)).ToList());
            bars.Horizontal = true;
            bars.LegendText = part;
            foreach (var bar in bars.Bars)
                (bar.FillColor, bar.LineWidth) = (PlotSheet.Part(place), 0);
        }

        plot.Axes.Left.TickGenerator = new ScottPlot.TickGenerators.NumericManual(
            [.. chart.Rows.Index().Select(row => new Tick(-row.Index, PlainText.Clean(row.Item.Label)))]);
        plot.Axes.SetLimitsY(-chart.Rows.Count + 0.4, 0.6);
        plot.Axes.SetLimitsX(0, Math.Max(1e-9, chart.Rows.Select(row => row.Total).DefaultIfEmpty(0).Max() / unit.Size * 1.04));
        plot.AddLegend();
        return new PlotFile(chart.Id, chart.Title, plot, 160 + (50 * chart.Rows.Count));
    }

    private static Bar Bar(int index, BarRow row, string part, AxisUnit unit)
    {
        var before = row.Parts.TakeWhile(found => found.Name != part).Sum(found => found.Value);
        var value = row.Parts.FirstOrDefault(found => found.Name == part)?.Value ?? 0;
        return new Bar { Position = -index, ValueBase = before / unit.Size, Value = (before + value) / unit.Size, Size = 0.55 };
    }
}
