using IrisBench.Reporting.Charts.Drawing;
using IrisBench.Reporting.Charts.Scales;
using IrisBench.Reporting.Tables;

namespace IrisBench.Reporting.Charts;

/// <summary>A bar for each row, of parts that add up.</summary>
/// <param name="id">Unique in the report.</param>
/// <param name="title">What it shows.</param>
/// <param name="rows">The bars.</param>
/// <param name="unit">The axis's unit for the longest bar.</param>
/// <param name="format">A value with its unit.</param>
internal sealed class StackedBarChart(
    string id, string title, IReadOnlyList<BarRow> rows, Func<double, AxisUnit> unit, Func<double, string> format) : IChart
{
    private const double RowHeight = 52;
    private const double BarHeight = 22;

    // About what a letter of a label takes, in pixels.
    private const double Letter = 6.6;

    /// <summary>The bars.</summary>
    public IReadOnlyList<BarRow> Rows { get; } = rows;

    /// <summary>Names of the parts, in the order of their colours.</summary>
    public IReadOnlyList<string> Parts { get; } = [.. rows.SelectMany(row => row.Parts).Select(part => part.Name).Distinct()];

    /// <summary>The axis's unit for the longest bar.</summary>
    public Func<double, AxisUnit> Unit { get; } = unit;

    public string Id => id;

    public string Title => title;

    public string Description => "A bar for each of " + string.Join("; ", Rows.Select(row => $"{row.Label}, {format(row.Total)}")) + ".";

    public IReadOnlyList<LegendEntry> Legend => [.. Parts.Select(part => new LegendEntry(part, $"{Style(part)} swatch"))];

    public DataTable Data => new(
        ["", .. Parts, "Together"],
        [.. Rows.Select(row => (IReadOnlyList<string>)[row.Label, .. Parts.Select(part => Cell(row, part)), format(row.Total)])]);

    public SvgDrawing Draw(double width)
    {
        var drawing = new SvgDrawing(width, (RowHeight * Rows.Count) + 46);
        var area = new PlotArea(6, 4, width - 14, (RowHeight * Rows.Count) + 8);
        var longest = Rows.Select(row => row.Total).DefaultIfEmpty(0).Max();
        var axisUnit = Unit(longest);
        var scale = LinearScale.FromZero(longest / axisUnit.Size, area.Left, area.Right, width < 500 ? 4 : 7);
        area.DrawHorizontalAxis(drawing, scale, axisUnit.Name);
        foreach (var (index, row) in Rows.Index())
            DrawRow(drawing, area, area.Top + (RowHeight * index), row, value => scale.At(value / axisUnit.Size));

        return drawing;
    }

    private void DrawRow(SvgDrawing drawing, PlotArea area, double top, BarRow row, Func<double, double> at)
    {
        drawing.Text(area.Left, top + 14, row.Label, $"label strong {row.Style}");
        drawing.Text(area.Right, top + 14, row.Figure ?? format(row.Total), "label end");
        var sum = 0.0;
        foreach (var part in row.Parts.Where(part => part.Value > 0))
        {
            var (from, to) = (at(sum), at(sum + part.Value));
            // A gap of a pixel keeps neighbours apart for those who see their colours alike.
            drawing.Rectangle(from, top + 20, Math.Max(0.75, to - from - 1), BarHeight, $"bar {Style(part.Name)}", $"{row.Label}, {part.Name}: {format(part.Value)}", 2);
            if (to - from > (part.Name.Length * Letter) + 10)
                drawing.Text((from + to) / 2, top + 20 + 15, part.Name, "inside middle");
            sum += part.Value;
        }
    }

    private string Style(string part) => $"part-{Parts.IndexOf(part) % SideColors.Parts.Count}";

    private string Cell(BarRow row, string part) => row.Parts.FirstOrDefault(found => found.Name == part) is { } found ? format(found.Value) : "–";
}
