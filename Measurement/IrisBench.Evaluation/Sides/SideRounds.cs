using IrisBench.Evaluation.Rounds;
using IrisBench.Experiments.Definition;

namespace IrisBench.Evaluation.Sides;

/// <summary>A side, its rounds that count and what each of them says.</summary>
/// <param name="Definition">The side.</param>
/// <param name="Rounds">Its rounds, in the order of the blocks.</param>
/// <param name="Figures">What each says.</param>
internal sealed record SideRounds(
    SideDefinition Definition, IReadOnlyList<CountedRound> Rounds, IReadOnlyList<IReadOnlyDictionary<string, double>> Figures)
{
    /// <summary>The measures that every round has a value of.</summary>
    public IReadOnlyList<string> Measures
        => Figures.Count == 0 ? [] : [.. Figures[0].Keys.Where(measure => Figures.All(figures => figures.ContainsKey(measure)))];

    /// <summary>A measure's values, in the order of the rounds.</summary>
    public IReadOnlyList<double> ValuesOf(string measure) => [.. Figures.Select(figures => figures[measure])];

    /// <summary>A measure's values by block.</summary>
    public IReadOnlyDictionary<int, double> ByBlock(string measure)
        => Rounds.Zip(Figures).Where(pair => pair.Second.ContainsKey(measure))
            .ToDictionary(pair => pair.First.Record.Block, pair => pair.Second[measure]);
}
