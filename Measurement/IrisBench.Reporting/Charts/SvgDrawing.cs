using System.Globalization;
using System.Text;
using System.Xml.Linq;
using IrisBench.Reporting.Wording;

namespace IrisBench.Reporting.Charts;

/// <summary>An SVG 1.1 drawing without colours: shapes carry classes, and the page's style sheet colours them, so that a drawing follows
/// light and dark.</summary>
/// <param name="width">Of the view box.</param>
/// <param name="height">Of the view box.</param>
public sealed class SvgDrawing(double width, double height)
{
    // How much wider letters are where they are strong.
    private const double Bolder = 1.15;
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private readonly List<XElement> _shapes = [];

    /// <summary>Width of the view box.</summary>
    public double Width { get; } = width;

    /// <summary>Height of the view box.</summary>
    public double Height { get; } = height;

    /// <summary>A straight line.</summary>
    public void Line(double x1, double y1, double x2, double y2, string style)
        => Add("line", style, null, ("x1", x1), ("y1", y1), ("x2", x2), ("y2", y2));

    /// <summary>A circle around a point.</summary>
    public void Circle(double x, double y, double radius, string style, string? tooltip = null)
        => Add("circle", style, tooltip, ("cx", x), ("cy", y), ("r", radius));

    /// <summary>A rectangle from its upper left corner; a negative size draws none.</summary>
    public void Rectangle(double x, double y, double width, double height, string style, string? tooltip = null, double radius = 0)
        => Add(
            "rect", style, tooltip, ("x", x), ("y", y), ("width", Math.Max(0, width)), ("height", Math.Max(0, height)), ("rx", radius));

    /// <summary>A line through points, or a shape with these corners; nothing for fewer than two.</summary>
    public void Polyline(IReadOnlyList<(double X, double Y)> points, string style, string? tooltip = null, bool closed = false)
    {
        if (points.Count < 2)
            return;

        var path = new StringBuilder();
        foreach (var (x, y) in points)
            path.Append(path.Length == 0 ? 'M' : 'L').Append(Coordinate.Text(x)).Append(' ').Append(Coordinate.Text(y));
        Add("path", style, tooltip).SetAttributeValue("d", closed ? path.Append('Z') : path);
    }

    /// <summary>A line of text, of a user perhaps. It does not leave the drawing, nor takes more across than it may: it is moved, or cut
    /// with an ellipsis. The classes <c>middle</c> and <c>end</c> anchor it elsewhere than at its start.</summary>
    public void Text(double x, double y, string text, string style, double most = double.PositiveInfinity)
    {
        var (isMiddle, isEnd) = (style.Contains("middle", StringComparison.Ordinal), style.Contains("end", StringComparison.Ordinal));
        var room = Math.Min(most, isMiddle ? Width : isEnd ? x : Width - x);
        var clean = TextWidth.Cut(PlainText.Clean(text), style.Contains("strong", StringComparison.Ordinal) ? room / Bolder : room);
        var half = TextWidth.Of(clean) / 2;
        Add("text", style, null, ("x", isMiddle ? Math.Max(half, Math.Min(x, Width - half)) : x), ("y", y)).Value = clean;
    }

    /// <summary>The drawing as an element of an HTML page, with an id that is unique in it and the classes of the whole.</summary>
    public string ToHtml(string id, string style, string title, string description)
        => new XElement(
            Svg + "svg",
            new XAttribute("class", style),
            new XAttribute("viewBox", $"0 0 {Coordinate.Text(Width)} {Coordinate.Text(Height)}"),
            new XAttribute("role", "img"),
            new XAttribute("aria-labelledby", $"{id}-title {id}-desc"),
            new XElement(Svg + "title", new XAttribute("id", $"{id}-title"), PlainText.Clean(title)),
            new XElement(Svg + "desc", new XAttribute("id", $"{id}-desc"), PlainText.Clean(description)),
            _shapes).ToString(SaveOptions.DisableFormatting);

    /// <summary>The drawing as a file that needs no page: with a style sheet, below a head that is drawn for itself.</summary>
    internal string ToFile(SvgDrawing head, string style, string font, string description)
    {
        const double Margin = 16;
        var sheet = new SvgDrawing(Width + (2 * Margin), head.Height + Height + (2 * Margin));
        sheet.Rectangle(0, 0, sheet.Width, sheet.Height, "sheet");
        sheet._shapes.Add(Moved(Margin, head._shapes));
        sheet._shapes.Add(Moved(Margin + head.Height, _shapes));
        return new XElement(
            Svg + "svg",
            new XAttribute("viewBox", $"0 0 {Coordinate.Text(sheet.Width)} {Coordinate.Text(sheet.Height)}"),
            new XAttribute("width", Coordinate.Text(sheet.Width)),
            new XAttribute("height", Coordinate.Text(sheet.Height)),
            new XAttribute("font-family", font),
            new XElement(Svg + "desc", PlainText.Clean(description)),
            new XElement(Svg + "style", style),
            sheet._shapes).ToString(SaveOptions.DisableFormatting) + "\n";

        static XElement Moved(double down, IEnumerable<XElement> shapes) => new(
            Svg + "g", new XAttribute("transform", $"translate({Coordinate.Text(Margin)} {Coordinate.Text(down)})"), shapes);
    }

    private XElement Add(string name, string style, string? tooltip, params ReadOnlySpan<(string Name, double Value)> coordinates)
    {
        var shape = new XElement(Svg + name, new XAttribute("class", style));
        foreach (var (attribute, value) in coordinates)
            shape.SetAttributeValue(attribute, Coordinate.Text(value));
        if (tooltip is not null)
            shape.Add(new XElement(Svg + "title", PlainText.Clean(tooltip)));

        _shapes.Add(shape);
        return shape;
    }
}

/// <summary>About how wide a text is. Nobody knows the reader's font, so it is reckoned for a wide one of the size of the labels, and
/// rather too much than too little.</summary>
internal static class TextWidth
{
    private const double FontSize = 12.5;

    public static double Of(string text) => FontSize * text.EnumerateRunes().Sum(rune => rune.Value switch
    {
        ' ' or '.' or ',' or ':' or ';' or '\'' or '|' or '!' or '(' or ')' or '[' or ']' or 'i' or 'j' or 'l' or 't' or 'f' or 'r' => 0.41,
        'm' or 'w' or 'M' or 'W' or '@' or '%' => 1,
        '<' or '>' or '=' or '+' or '~' or '×' => 0.85,
        >= 'A' and <= 'Z' => 0.76,
        >= 0x1100 => 1.1,
        _ => 0.63,
    });

    /// <summary>As much of a text as fits, with an ellipsis where that is not all.</summary>
    public static string Cut(string text, double most)
    {
        if (Of(text) <= most)
            return text;
        var kept = new StringBuilder();
        foreach (var rune in text.EnumerateRunes().TakeWhile(rune => Of($"{kept}{rune}…") <= most))
            kept.Append(rune);
        return $"{kept.ToString().TrimEnd()}…";
    }
}

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

/// <summary>Numbers as SVG attributes.</summary>
internal static class Coordinate
{
    /// <summary>A coordinate, to a hundredth of a pixel.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not finite: a browser would drop the whole shape without a word.</exception>
    public static string Text(double value)
        => double.IsFinite(value)
            ? Math.Round(value, 2).ToString("0.##", CultureInfo.InvariantCulture)
            : throw new ArgumentOutOfRangeException(nameof(value), value, "A coordinate must be finite.");
}
