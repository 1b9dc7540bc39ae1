using ScottPlot;
using SkiaSharp;

namespace IrisBench.Reporting.Plots;

/// <summary>The font of the plots, embedded: a bare machine has none, and others differ.</summary>
internal sealed class PlotFont : IFontResolver
{
    public const string Family = "Roboto";

    private static readonly Lazy<SKTypeface> Typeface = new(Load);
    private static readonly Lazy<bool> Registration = new(AddResolver);

    /// <summary>Makes the font known to ScottPlot, once.</summary>
    public static void Register() => _ = Registration.Value;

    /// <inheritdoc />
    public SKTypeface? CreateTypeface(string fontName, FontWeight weight, FontSlant slant, FontSpacing spacing)
        => fontName == Family ? Typeface.Value : null;

    /// <inheritdoc />
    public SKTypeface? CreateTypeface(string fontName, bool bold, bool italic) => fontName == Family ? Typeface.Value : null;

    private static bool AddResolver()
    {
        Fonts.FontResolvers.Insert(0, new PlotFont());
        return true;
    }

    private static SKTypeface Load()
    {
        const string File = "Roboto-Regular.ttf";
        using var stream = typeof(PlotFont).Assembly.GetManifestResourceStream(File) ?? throw new InvalidOperationException($"{File} is not embedded.");
        return SKTypeface.FromStream(stream);
    }
}
