using System.Text.RegularExpressions;
using IrisBench.Reporting.Html;
using SkiaSharp;
using Svg.Skia;
using Svg.Skia.TypefaceProviders;

namespace IrisBench.Reporting.Charts;

/// <summary>A chart as two files of the folder <c>plots</c>: <c>.svg</c>, and <c>.png</c> of twice the resolution, made from it.</summary>
internal static partial class ChartFile
{
    private const double Width = 900;
    private const double KeyWidth = 18;
    private const float PixelsPerPoint = 2;

    // The page's own rules, in its light colours: a file has no page that sets them.
    private static readonly string Style = Variable().Replace(
        Asset.Drawing,
        use => Definition().Matches(Asset.Page).First(known => known.Groups[1].Value == use.Groups[1].Value).Groups[2].Value);

    /// <summary>The text of the drawing. Whoever opens it may not have the font that its picture has.</summary>
    public static string Draw(Chart chart)
        => chart.Draw(Width).ToFile(Head(chart), Style, $"{EmbeddedFont.Family}, Arial, sans-serif", chart.Description);

    /// <summary>The picture of a drawing. The same drawing gives the same bytes on the same kind of machine; another may round
    /// otherwise.</summary>
    public static byte[] PictureOf(string svg)
    {
        using var picture = new SKSvg();
        picture.Settings.TypefaceProviders = [new EmbeddedFont()];
        picture.FromSvg(svg);
        using var file = new MemoryStream();
        picture.Save(file, SKColors.White, SKEncodedImageFormat.Png, 100, PixelsPerPoint, PixelsPerPoint);
        return file.ToArray();
    }

    /// <summary>The title, and below it what the colours mean: in the page both are text beside the drawing.</summary>
    private static SvgDrawing Head(Chart chart)
    {
        var (x, y, places) = (0.0, 46.0, new List<(double X, double Y)>());
        foreach (var entry in chart.Legend)
        {
            var width = KeyWidth + 26 + TextWidth.Of(entry.Label);
            if (x > 0 && x + width > Width)
                (x, y) = (0, y + 20);
            places.Add((x, y));
            x += width;
        }

        var head = new SvgDrawing(Width, chart.Legend.Count == 0 ? 36 : y + 16);
        head.Text(0, 20, chart.Title, "figure-title");
        foreach (var (entry, place) in chart.Legend.Zip(places))
        {
            DrawKey(head, place.X, place.Y - 4, entry.Style);
            head.Text(place.X + KeyWidth + 7, place.Y, entry.Label, "tick");
        }

        return head;
    }

    private static void DrawKey(SvgDrawing head, double x, double y, string style)
    {
        if (style.Contains("swatch", StringComparison.Ordinal))
            head.Rectangle(x + 3, y - 6, 12, 12, style, radius: 3);
        else if (style.Contains("stroke", StringComparison.Ordinal))
            head.Line(x, y, x + KeyWidth, y, style);
        else
            ForestChart.DrawMark(head, x + (KeyWidth / 2), y, style, null);
    }

    [GeneratedRegex(@"var\((--[\w-]+)\)")]
    private static partial Regex Variable();

    [GeneratedRegex(@"(--[\w-]+): (#\w+)")]
    private static partial Regex Definition();

    /// <summary>The font of the pictures: a bare machine has none, and others differ.</summary>
    private sealed class EmbeddedFont : ITypefaceProvider
    {
        public const string Family = "Roboto";

        private static readonly Lazy<SKTypeface> Typeface = new(() => SKTypeface.FromStream(Asset.Open("Roboto-Regular.ttf")));

        public SKTypeface? FromFamilyName(string? fontFamily, SKFontStyleWeight weight, SKFontStyleWidth width, SKFontStyleSlant slant)
            => Typeface.Value;
    }
}

/// <summary>Whether two pictures show the same.</summary>
public static class Pictures
{
    // Of 255: what the edges of a line may differ by where processors round otherwise.
    private const int MostDifference = 16;

    /// <summary>Whether nobody can see a difference between two pictures in different bytes.</summary>
    public static bool LookAlike(byte[] first, byte[] second)
    {
        var (size, other) = (SKBitmap.DecodeBounds(first), SKBitmap.DecodeBounds(second));
        // Before it is decoded: a small file may say that it is a picture of any size.
        if (size.IsEmpty || (size.Width, size.Height) != (other.Width, other.Height))
            return false;
        using var one = SKBitmap.Decode(first, size);
        using var two = SKBitmap.Decode(second, size);
        return one is not null && two is not null && one.Bytes.Zip(two.Bytes).All(
            pair => Math.Abs(pair.First - pair.Second) <= MostDifference);
    }
}
