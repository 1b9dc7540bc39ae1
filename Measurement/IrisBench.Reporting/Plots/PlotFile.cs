using ScottPlot;

namespace IrisBench.Reporting.Plots;

/// <summary>A plot as two files of the folder <c>plots</c>: <c>.svg</c>, and <c>.png</c> of twice the resolution.</summary>
/// <param name="Name">Of the files, without extension.</param>
/// <param name="Title">What it shows.</param>
/// <param name="Plot">The plot.</param>
/// <param name="Height">In pixels.</param>
internal sealed record PlotFile(string Name, string Title, Plot Plot, int Height = PlotFile.UsualHeight)
{
    public const int UsualHeight = 360;
    private const int Width = 900;
    private const int PixelsPerPoint = 2;

    public async Task SaveAsync(DirectoryInfo folder, CancellationToken cancellationToken)
    {
        // Whoever opens the drawing may not have the font it was laid out with.
        var svg = SvgIdentifiers.Renumber(Plot.GetSvgXml(Width, Height)).Replace($"font-family=\"{PlotFont.Family}\"", $"font-family=\"{PlotFont.Family}, Arial, sans-serif\"", StringComparison.Ordinal);
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, $"{Name}.svg"), svg, cancellationToken);
        Plot.ScaleFactor = PixelsPerPoint;
        var png = Plot.GetImageBytes(Width * PixelsPerPoint, Height * PixelsPerPoint, ImageFormat.Png);
        await File.WriteAllBytesAsync(Path.Combine(folder.FullName, $"{Name}.png"), png, cancellationToken);
    }
}
