using IrisBench.Evaluation.Summaries;
using IrisBench.Reporting.Charts;
using IrisBench.Reporting.Wording;
using ScottPlot;

namespace IrisBench.Reporting.Plots;

/// <summary>A measure round by round: dots, the median and its interval; outliers are rings.</summary>
internal static class RoundsPlot
{
    public static PlotFile Create(ReportModel model, string name, string measure)
    {
        var wording = MeasureWordings.Of(measure);
        var sides = model.Summary.Sides.Select(side => (side.Side, Values: side.Measures.FirstOrDefault(found => found.Measure == measure)))
            .Where(side => side.Values is { Values.Count: > 0 }).Select(side => (side.Side, Values: side.Values!)).ToList();
        var unit = MeasureAxis.Of(measure, sides.SelectMany(side => side.Values.Values).DefaultIfEmpty(0).Max());
        var plot = PlotSheet.Create($"{wording.Label}, round by round", unit.Name, "");
        foreach (var (index, (side, values)) in sides.Index())
            AddRow(plot, -index, PlotSheet.Side(model.Sides.IndexOf(side)), values, unit);

        plot.Axes.Left.TickGenerator = new ScottPlot.TickGenerators.NumericManual(
            [.. sides.Index().Select(side => new Tick(-side.Index, PlainText.Clean(side.Item.Side)))]);
        plot.Axes.SetLimitsY(-sides.Count + 0.4, 0.6);
        return new PlotFile(name, plot.Axes.Title.Label.Text, plot, 150 + (70 * sides.Count));
    }

    private static void AddRow(Plot plot, double row, Color color, MeasureSummary values, AxisUnit unit)
    {
        if (values.Interval is { } interval)
        {
            var band = plot.Add.Rectangle(interval.Lower / unit.Size, interval.Upper / unit.Size, row - 0.22, row + 0.22);
            band.FillColor = color.WithAlpha(0.2);
            band.LineWidth = 0;
        }

        plot.Add.Line(values.Median / unit.Size, row - 0.28, values.Median / unit.Size, row + 0.28).LineStyle = new LineStyle { Color = color, Width = 2.5f };
        foreach (var (round, value) in values.Values.Index())
        {
            var shape = values.Outliers.Contains(round) ? MarkerShape.OpenCircle : MarkerShape.FilledCircle;
            plot.Add.Marker(value / unit.Size, row + (0.04 * ((round % 5) - 2)), shape, 7, color.WithAlpha(0.75));
        }
    }
}
