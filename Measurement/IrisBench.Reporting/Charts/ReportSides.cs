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

/// <summary>Each side has one colour everywhere: in tables, charts and plots. The style sheet knows as many of them.</summary>
internal static class SideColors
{
    private const int Sides = 7;
    private const int Parts = 5;

    /// <summary>The class of a side's colour, by its place.</summary>
    public static string Style(int side) => $"side-{side % Sides}";

    /// <summary>The class of a part of a whole that is no side: a step, a phase.</summary>
    public static string Part(int part) => $"part-{part % Parts}";
}

internal static class NameList
{
    /// <summary>The place of a name; the first for one that is missing, so that a drawing still has a colour for it.</summary>
    public static int IndexOf(this IReadOnlyList<string> names, string name)
        => names.Index().FirstOrDefault(entry => entry.Item == name).Index;
}
