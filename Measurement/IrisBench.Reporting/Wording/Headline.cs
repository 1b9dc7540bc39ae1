using IrisBench.Evaluation.Summaries;

namespace IrisBench.Reporting.Wording;

/// <summary>The answer of a run in one sentence a side, made of nothing but what the verdicts allow.</summary>
public static class Headline
{
    /// <summary>A sentence for each side that was compared with the reference; of a side alone, what it took. A Debug build is said to be one.</summary>
    public static IReadOnlyList<string> Of(RunSummary summary)
    {
        var sentences = OfSides(summary);
        return sentences.Count > 0 && summary.Run.Components.Any(component => component.Build is { IsDebug: true })
            ? [.. sentences, "All of this is of a Debug build, not of what ships."]
            : sentences;
    }

    private static IReadOnlyList<string> OfSides(RunSummary summary)
        => summary.Sides is [{ Rounds: > 0 } alone]
            ? [$"{PlainText.Clean(alone.Side)} took {Enumeration(MeasureWordings.Headline.Take(3).Select(measure => Amount(alone, MeasureWordings.Of(measure))))}."]
            : [.. summary.Sides.Skip(1).Select(side => OfSide(side.Side, summary.Sides[0].Side, summary.Comparisons))];

    // A run that was stopped early, or whose rounds are void, compares nothing; that is worth a sentence, too.
    private static string OfSide(string name, string referenceName, IReadOnlyList<Comparison> comparisons)
    {
        var headline = MeasureWordings.Headline.Take(3)
            .Select(measure => comparisons.FirstOrDefault(comparison => comparison.Side == name && comparison.Measure == measure))
            .OfType<Comparison>().ToList();
        var (side, reference) = (PlainText.Clean(name), PlainText.Clean(referenceName));
        var shown = headline.Where(comparison => comparison.Verdict.Kind is VerdictKind.Lower or VerdictKind.Higher).ToList();
        if (shown.Count > 0)
        {
            var silent = headline.Except(shown).Select(comparison => MeasureWordings.Of(comparison.Measure).Noun).ToList();
            return $"{side} took {Enumeration(shown.Select(Amount))} of {reference}"
                + (silent.Count > 0 ? $"; no difference shown in {Enumeration(silent)}." : ".");
        }

        return headline.Any(comparison => comparison.Verdict.Kind == VerdictKind.NoDifferenceShown)
            ? $"No difference shown between {side} and {reference}."
            : $"Too few rounds to compare {side} with {reference}.";
    }

    private static string Amount(SideSummary side, MeasureWording wording)
        => side.Measures.FirstOrDefault(measure => measure.Measure == wording.Measure) is { } found ? $"{wording.Format(found.Median)} of {wording.Noun}" : $"an unknown {wording.Noun}";

    private static string Amount(Comparison comparison)
        => $"{Quantity.Ratio(comparison.Ratio)} the {MeasureWordings.Of(comparison.Measure).Noun}";

    private static string Enumeration(IEnumerable<string> parts)
    {
        var all = parts.ToList();
        return all.Count < 2 ? string.Concat(all) : $"{string.Join(", ", all[..^1])} and {all[^1]}";
    }
}
