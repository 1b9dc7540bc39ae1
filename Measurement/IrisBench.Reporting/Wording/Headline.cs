using IrisBench.Evaluation.Summaries;
using IrisBench.Experiments.Results;

namespace IrisBench.Reporting.Wording;

/// <summary>The answer of a run in one sentence a side, made of nothing but what the verdicts allow.</summary>
public static class Headline
{
    /// <summary>
    /// A sentence for each side that was compared with the reference; of a side alone, what it took. A Debug build is said to be
    /// one.
    /// </summary>
    public static IReadOnlyList<string> Of(RunSummary summary)
    {
        var sentences = OfSides(summary);
        return sentences.Count > 0 && summary.Run.Components.Any(component => component.Build is { IsDebug: true })
            ? [.. sentences, "All of this is of a Debug build, not of what ships."]
            : sentences;
    }

    private static IReadOnlyList<string> OfSides(RunSummary summary)
        => summary.Sides is [{ Rounds: > 0 } alone]
            ? [$"{PlainText.Clean(alone.Side)} took "
                + $"{Enumeration(MeasureWordings.Headline.Take(3).Select(measure => Amount(alone, MeasureWordings.Of(measure))))}."]
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
        => side.Measures.FirstOrDefault(measure => measure.Measure == wording.Measure) is { } found
            ? $"{wording.Format(found.Median)} of {wording.Noun}"
            : $"an unknown {wording.Noun}";

    private static string Amount(Comparison comparison)
        => $"{Quantity.Ratio(comparison.Ratio)} the {MeasureWordings.Of(comparison.Measure).Noun}";

    private static string Enumeration(IEnumerable<string> parts)
    {
        var all = parts.ToList();
        return all.Count < 2 ? string.Concat(all) : $"{string.Join(", ", all[..^1])} and {all[^1]}";
    }
}

/// <summary>What gateway, watchdogs and proxies take for themselves, in a line for each side that has them.</summary>
internal static class PlatformTaxWording
{
    public static IReadOnlyList<string> Of(RunSummary summary)
    {
        var lines = summary.Sides.Select(Line).OfType<string>().ToList();
        return lines.Count > 0 ? lines : ["No side runs on a platform that was watched."];
    }

    private static string? Line(SideSummary side)
    {
        var (tax, whole) = (Median(Measures.PlatformCpuSecondsPerRun), Median(Measures.CpuSecondsPerRun));
        if (tax is not > 0 || whole is not > 0)
            return null;

        var memory = Median(Measures.PlatformWorkingSetMaxBytes) is { } bytes and > 0
            ? $" and holds {Quantity.Bytes(bytes)} of memory"
            : "";
        return $"{PlainText.Clean(side.Side)}: the platform takes {Quantity.Seconds(tax.Value)} of CPU time a run, "
            + $"{Quantity.Percent(tax.Value / whole.Value)} of all{memory}.";

        double? Median(string measure) => side.Measures.FirstOrDefault(found => found.Measure == measure)?.Median;
    }
}

/// <summary>What a reader has to know before trusting the figures.</summary>
internal static class TrustWording
{
    public static IReadOnlyList<string> VoidRounds(RunSummary summary)
        => [.. summary.Sides.SelectMany(side => side.VoidRounds.Select(reason => $"{side.Side}: {reason}"))];

    public static IReadOnlyList<string> Errors(RunSummary summary)
        => [.. summary.Sides.SelectMany(side => side.Errors.OrderByDescending(error => error.Value)
            .Select(error => $"{side.Side}: {error.Value} of {side.PipelineRuns} runs: {error.Key}"))];

    public static IReadOnlyList<string> Measuring(RunSummary summary)
        => [Sampler(summary), .. summary.Run.Orchestrator is { } use ? [Orchestrator(use)] : Array.Empty<string>()];

    private static string Sampler(RunSummary summary)
        => $"The sampler took {Quantity.Percent(summary.SamplerShare)} of the CPU time of everything it watched.";

    private static string Orchestrator(OrchestratorUse use)
        => $"Aspire's AppHost and orchestrator ({Quantity.Count(use.Processes)} processes) took "
            + $"{Quantity.Cores(use.CpuSeconds / use.Seconds)} meanwhile, counted to no side.";
}
