using IrisBench.Reporting.Charts;
using IrisBench.Reporting.Wording;
using ScottPlot;

namespace IrisBench.Reporting.Plots;

/// <summary>An empty plot in the style of the report.</summary>
internal static class PlotSheet
{
    private static readonly Color Ink = Color.FromHex("#16191d");
    private static readonly Color Muted = Color.FromHex("#565e69");
    private static readonly Color Grid = Color.FromHex("#e9ebee");

    public static Plot Create(string title, string horizontal, string vertical)
    {
        PlotFont.Register();
        var plot = new Plot();
        plot.Font.Set(PlotFont.Family);
        plot.FigureBackground.Color = Colors.White;
        plot.Axes.Color(Muted);
        plot.Axes.Frame(false);
        plot.Axes.Bottom.FrameLineStyle.IsVisible = true;
        plot.Axes.Left.FrameLineStyle.IsVisible = true;
        plot.Grid.MajorLineColor = Grid;
        plot.Axes.Title.Label.ForeColor = Ink;
        plot.Axes.Title.Label.Bold = false;
        plot.Title(PlainText.Clean(title), 17);
        plot.XLabel(horizontal, 13);
        plot.YLabel(vertical, 13);
        plot.Axes.Bottom.Label.Bold = false;
        plot.Axes.Left.Label.Bold = false;
        return plot;
    }

    /// <summary>The colour of a side.</summary>
    public static Color Side(int side) => Color.FromHex(SideColors.Light[side % SideColors.Light.Count]);

    /// <summary>The colour of a part of a bar.</summary>
    public static Color Part(int part) => Color.FromHex(SideColors.Parts[part % SideColors.Parts.Count]);

    /// <summary>Shows what the colours mean, above the plot so that it hides nothing.</summary>
    public static void AddLegend(this Plot plot)
    {
        plot.Legend.FontName = PlotFont.Family;
        plot.Legend.FontSize = 13;
        plot.Legend.Orientation = Orientation.Horizontal;
        plot.Legend.OutlineWidth = 0;
        plot.Legend.ShadowColor = Colors.Transparent;
        plot.ShowLegend(Edge.Bottom);
    }

    /// <summary>Writes numbers on a logarithmic axis, whose places are logarithms to the base 10.</summary>
    public static ITickGenerator LogarithmicTicks(IEnumerable<double> values)
        => new ScottPlot.TickGenerators.NumericManual([.. values.Select(value => new Tick(Math.Log10(value), Quantity.Tick(value)))]);
}
