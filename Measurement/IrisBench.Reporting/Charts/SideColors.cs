namespace IrisBench.Reporting.Charts;

/// <summary>Each side has one colour everywhere: in tables, charts and plots.</summary>
internal static class SideColors
{
    /// <summary>For plots on white, by place of the side; the style sheet has the same and a darker set of them.</summary>
    public static IReadOnlyList<string> Light { get; } = ["#2563c9", "#c2410c", "#0f766e", "#7e3fb8", "#a16207", "#be185d"];

    /// <summary>For the parts of a whole that are no sides: steps, phases.</summary>
    public static IReadOnlyList<string> Parts { get; } = ["#627a9b", "#2f5d8c", "#1d7a6f", "#976a14", "#7a58a5"];

    /// <summary>The class of a side's colour.</summary>
    public static string Style(int side) => $"side-{side % Light.Count}";
}
