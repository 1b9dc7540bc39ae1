using IrisBench.Evaluation.Summaries;
using IrisBench.Experiments.Results;
using IrisBench.Experiments.Sides;

namespace IrisBench.Reporting.Wording;

/// <summary>The answer of a run in one sentence, made of nothing but what the verdicts allow.</summary>
public static class Headline
{
    /// <summary>The sentence: of a side alone, what it took. A Debug build is said to be one in another.</summary>
    public static IReadOnlyList<string> Of(RunSummary summary)
    {
        string[] sentences = summary.Sides switch
        {
            [] or [{ Rounds: 0 }] => [],
            [var alone] => [$"{PlainText.Clean(alone.Side)} took "
                + $"{Enumeration(Measured.Select(measure => Amount(alone, MeasureWordings.Of(measure))))}."],
            [var reference, var side] => [OfSide(side.Side, reference.Side, summary.Comparisons)],
            [var reference, ..] => [OfAll(summary.Sides.Count - 1, reference.Side, summary.Comparisons)],
        };
        return sentences.Length > 0 && summary.Run.Components.Any(component => component.Build is { IsDebug: true })
            ? [.. sentences, .. NotCompared(summary), "All of this is of a Debug build, not of what ships."]
            : [.. sentences, .. NotCompared(summary)];
    }

    // What the sentence would have told if it could.
    private static IEnumerable<string> NotCompared(RunSummary summary)
        => summary.NotCompared.Where(row => Measured.Contains(row.Measure) && row.Reason.Length > 0)
            .Select(row => PlainText.Clean($"The {MeasureWordings.Of(row.Measure).Noun} of {row.Side} is not compared with that of "
                + $"{row.Reference}: {row.Reason}."))
            .Concat(summary.Sides is [{ Components: var parts }]
                ? parts.Where(part => part.CpuIncomplete is not null)
                    .Select(part => PlainText.Clean($"Of {part.Component} not all CPU time is known: {part.CpuIncomplete}."))
                : []);

    private static IEnumerable<string> Measured => MeasureWordings.Headline.Take(3);

    // A run that was stopped early, or whose rounds are void, compares nothing; that is worth a sentence, too.
    private static string OfSide(string name, string referenceName, IReadOnlyList<Comparison> comparisons)
    {
        var headline = Measured.Select(measure => comparisons.FirstOrDefault(row => row.Measure == measure)).OfType<Comparison>().ToList();
        var (side, reference) = (PlainText.Clean(name), PlainText.Clean(referenceName));
        var shown = headline.Where(row => row.Verdict.Kind is VerdictKind.Lower or VerdictKind.Higher).ToList();
        if (shown.Count > 0)
        {
            var silent = headline.Except(shown).Select(row => MeasureWordings.Of(row.Measure).Noun).ToList();
            return $"{side} took {Enumeration(shown.Select(Amount))} of {reference}"
                + (silent.Count > 0 ? $"; no difference shown in {Enumeration(silent)}." : ".");
        }

        return headline.Any(row => row.Verdict.Kind == VerdictKind.NoDifferenceShown)
            ? $"No difference shown between {side} and {reference}."
            : $"Too few rounds to compare {side} with {reference}.";
    }

    /// <summary>"Of 6 sides compared with monolith, time is higher in all 6 (1.31× in warm to 8.20× in fork); memory is …"</summary>
    private static string OfAll(int sides, string reference, IReadOnlyList<Comparison> comparisons)
    {
        var rows = Measured.SelectMany(measure => comparisons.Where(row => row.Measure == measure))
            .Where(row => row.Verdict.Kind != VerdictKind.TooFewRounds).ToList();
        return rows.Count == 0
            ? $"Too few rounds to compare any of {sides} sides with {PlainText.Clean(reference)}."
            : $"Of {sides} sides compared with {PlainText.Clean(reference)}, "
                + $"{string.Join("; ", rows.GroupBy(row => row.Measure).Select(measure => OfMeasure([.. measure], sides)))}.";
    }

    private static string OfMeasure(IReadOnlyList<Comparison> rows, int sides)
    {
        (VerdictKind Kind, string Text)[] kinds =
            [(VerdictKind.Higher, "higher"), (VerdictKind.Lower, "lower"), (VerdictKind.NoDifferenceShown, "not shown to differ")];
        var parts = kinds.Select(kind => (kind.Text, Rows: rows.Where(row => row.Verdict.Kind == kind.Kind).ToList()))
            .Where(part => part.Rows.Count > 0).Select(part => $"{part.Text} in {Which(part.Rows, sides)}");
        return $"{MeasureWordings.Of(rows[0].Measure).Noun} is {Enumeration(parts)}";
    }

    private static string Which(IReadOnlyList<Comparison> rows, int sides)
    {
        var (least, most) = (rows.MinBy(row => row.Ratio)!, rows.MaxBy(row => row.Ratio)!);
        var which = rows.Count switch
        {
            1 => PlainText.Clean(least.Side),
            2 when sides == 2 => "both",
            _ => rows.Count == sides ? $"all {sides}" : $"{rows.Count}",
        };
        // How large a difference is that was not shown is not told either.
        return rows[0].Verdict.Kind == VerdictKind.NoDifferenceShown ? which
            : rows.Count == 1 ? $"{which} ({Quantity.Ratio(least.Ratio)})"
            : $"{which} ({Quantity.Ratio(least.Ratio)} in {PlainText.Clean(least.Side)} to {Quantity.Ratio(most.Ratio)} in "
                + $"{PlainText.Clean(most.Side)})";
    }

    private static string Amount(SideSummary side, MeasureWording wording)
        => side.Find(wording.Measure) is { } found
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
        return lines.Count == 0 ? ["No side runs on a platform that was watched."]
            : IsStandIn(summary.Run) ? [.. lines, StandIn]
            : lines;
    }

    private const string StandIn = "This platform is IrisBench's local stand-in for OpenFaaS. All of a real OpenFaaS (gateway, provider, "
        + "NATS, queue worker) took 54 MB in its containers.";

    // OpenFaaS's gateway does not tell how it was built.
    private static bool IsStandIn(RunHeader run)
        => run.Components.Any(component => component is { Name: ComponentNames.Gateway, Role: ComponentRole.Platform, Build: not null });

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

        double? Median(string measure) => side.Find(measure)?.Median;
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
