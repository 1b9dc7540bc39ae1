namespace IrisBench.Tests.Reporting;

/// <summary>What a browser says of a chart of the report.</summary>
internal sealed record ChartFacts
{
    public string Title { get; init; } = "";

    /// <summary>Drawings of it that are shown.</summary>
    public int Shown { get; init; }

    /// <summary>Lines, bars and dots.</summary>
    public int Marks { get; init; }

    /// <summary>Shapes that are not wholly inside the drawing, or nowhere.</summary>
    public int Outside { get; init; }

    public bool Labelled { get; init; }

    /// <summary>Rows of its table.</summary>
    public int Rows { get; init; }
}
