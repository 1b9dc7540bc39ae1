using IrisBench.Reporting.Charts.Scales;
using IrisBench.Reporting.Wording;

namespace IrisBench.Reporting.Charts.Drawing;

/// <summary>The part of a drawing that is framed by axes.</summary>
internal sealed record PlotArea(double Left, double Top, double Right, double Bottom)
{
    private const double TickGap = 16;

    /// <summary>Draws lines and numbers of a horizontal axis below the area.</summary>
    public void DrawHorizontalAxis(SvgDrawing drawing, Scale scale, string title, Func<double, string>? format = null)
    {
        foreach (var tick in scale.Ticks)
        {
            var x = scale.At(tick);
            drawing.Line(x, Top, x, Bottom, "grid");
            drawing.Text(x, Bottom + TickGap, (format ?? Quantity.Tick)(tick), "tick middle");
        }

        drawing.Line(Left, Bottom, Right, Bottom, "axis");
        drawing.Text(Right, Bottom + (2 * TickGap), title, "axis-title end");
    }

    /// <summary>Draws lines and numbers of a vertical axis left of the area, its title above it.</summary>
    public void DrawVerticalAxis(SvgDrawing drawing, Scale scale, string title)
    {
        foreach (var tick in scale.Ticks)
        {
            var y = scale.At(tick);
            drawing.Line(Left, y, Right, y, "grid");
            drawing.Text(Left - 8, y + 4, Quantity.Tick(tick), "tick end");
        }

        drawing.Text(0, Top - 10, title, "axis-title");
    }
}
