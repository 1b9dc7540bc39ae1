using IrisBench.Experiments.Definition;

namespace IrisBench.Reporting.Charts;

/// <summary>The sides of a run in the experiment's order, which gives each its colour.</summary>
/// <param name="definitions">The sides.</param>
public sealed class ReportSides(IReadOnlyList<SideDefinition> definitions)
{
    /// <summary>Their names.</summary>
    public IReadOnlyList<string> Names { get; } = [.. definitions.Select(side => side.Name)];

    /// <summary>The place of a side by its name.</summary>
    public int IndexOf(string name) => Names.IndexOf(name);

    /// <summary>The first side that is packaged so; null if none is.</summary>
    public int? First(Packaging packaging)
    {
        var index = definitions.Select(side => side.Packaging).ToList().IndexOf(packaging);
        return index < 0 ? null : index;
    }
}

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

internal static class NameList
{
    /// <summary>The place of a name; the first for one that is missing, so that a drawing still has a colour for it.</summary>
    public static int IndexOf(this IReadOnlyList<string> names, string name)
        => names.Index().FirstOrDefault(entry => entry.Item == name).Index;
}
