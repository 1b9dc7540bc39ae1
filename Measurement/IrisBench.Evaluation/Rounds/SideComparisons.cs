using IrisBench.Evaluation.Statistics;
using IrisBench.Evaluation.Summaries;
using IrisBench.Experiments.Definition;

namespace IrisBench.Evaluation.Rounds;

/// <summary>Sides against the reference, and the reference against itself.</summary>
internal sealed class SideComparisons(Experiment experiment, SideRounds reference, int seed, double confidence)
{
    /// <summary>The side by the reference, in each measure that both have and of which something can be a multiple, whether there is a
    /// verdict or not.</summary>
    public IEnumerable<Comparison> Of(SideRounds side, IReadOnlyDictionary<string, Ratio> noise)
        => Ratios(side).Select(found => Compare(found.Measure, side, found.Pairs, found.Ratio, noise.GetValueOrDefault(found.Measure)));

    /// <summary>The reference's second rounds by its first, by measure.</summary>
    public IReadOnlyDictionary<string, Ratio> NoiseFloors(SideRounds second)
        => new OrderedDictionary<string, Ratio>(Ratios(second).Select(found => KeyValuePair.Create(found.Measure, found.Ratio)));

    private IEnumerable<(string Measure, BlockPairs Pairs, Ratio Ratio)> Ratios(SideRounds side)
    {
        foreach (var measure in reference.Measures.Intersect(side.Measures))
        {
            var pairs = BlockPairs.Of(side.ByBlock(measure), reference.ByBlock(measure));
            if (pairs.Compare(seed, confidence) is { } ratio)
                yield return (measure, pairs, ratio);
        }
    }

    private Comparison Compare(string measure, SideRounds side, BlockPairs pairs, Ratio ratio, Ratio? noise)
    {
        var (name, referenceName, count) = (side.Definition.Name, reference.Definition.Name, pairs.First.Count);
        var test = MannWhitney.Of(pairs.First, pairs.Second);
        var verdict = count < MedianInterval.FewestValues
            ? new Verdict(VerdictKind.TooFewRounds, VerdictText.TooFewRounds(count))
            : (WithheldVerdict.Why(measure, experiment, side, reference)
                ?? (ratio.IsBounded ? null : VerdictText.TooLittle(measure))) is { } reason
                ? new Verdict(VerdictKind.Withheld, reason)
                : VerdictRule.For(name, referenceName, ratio, noise, experiment.SameWithin);
        var told = verdict.Kind is VerdictKind.TooFewRounds or VerdictKind.Withheld ? null : ratio;
        return new Comparison(
            name, referenceName, measure, count, told?.Value, told?.Interval, verdict, told?.Bounds,
            new Unpaired(count < MedianInterval.FewestValues ? null : test.PValue, test.CliffsDelta));
    }
}
