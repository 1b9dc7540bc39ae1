using IrisBench.Reporting.Tables;

namespace IrisBench.Reporting.Charts;

/// <summary>A chart of the HTML report. It is drawn twice, for a desk and for a phone, because text must not shrink.</summary>
public interface IChart
{
    /// <summary>Unique in the report; of letters, digits and hyphens.</summary>
    string Id { get; }

    /// <summary>What it shows, in a few words.</summary>
    string Title { get; }

    /// <summary>What there is to see, for those who cannot see it.</summary>
    string Description { get; }

    /// <summary>What the colours mean.</summary>
    IReadOnlyList<LegendEntry> Legend { get; }

    /// <summary>The same as figures.</summary>
    DataTable Data { get; }

    /// <summary>Draws it.</summary>
    /// <param name="width">Pixels it may take across; it takes as many down as it needs.</param>
    SvgDrawing Draw(double width);
}

/// <summary>What a colour means.</summary>
/// <param name="Label">The meaning.</param>
/// <param name="Style">
/// Classes of the mark beside it: a colour (<c>side-0</c>) and a shape (<c>swatch</c>, <c>stroke</c>, <c>dashed</c>).
/// </param>
public sealed record LegendEntry(string Label, string Style);
