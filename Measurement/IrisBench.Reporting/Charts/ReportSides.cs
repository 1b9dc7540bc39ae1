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
