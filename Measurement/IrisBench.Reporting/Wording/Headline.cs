using IrisBench.Evaluation.Statistics;
using IrisBench.Evaluation.Summaries;
using IrisBench.Experiments.Results;
using IrisBench.Experiments.Sides;

namespace IrisBench.Reporting.Wording;

/// <summary>The answer of a run, made of nothing but what the verdicts allow, between what has to be known before it is believed.</summary>
public static class Headline
{
    /// <summary>The sentences: what failed, the answer (of a side alone, what it took), and what weakens it.</summary>
    public static IReadOnlyList<string> Of(RunSummary summary)
    {
        string[] answer = summary.Sides switch
        {
            [] or [{ Rounds: 0 }] => [],
            [var alone] => [OfAlone(alone, summary.Run)],
            [var reference, var side] => [OfSide(side.Side, reference.Side, summary.Comparisons)],
            [var reference, ..] => [OfAll(summary.Sides.Count - 1, reference.Side, summary.Comparisons)],
        };
        return
        [
            .. HeadlineCautions.Failures(summary.Sides), .. answer, .. NotCompared(summary),
            .. HeadlineCautions.Of(summary.Run, summary.Sides),
        ];
    }

    /// <summary>The same of a sweep: what failed, where the sides part, and what weakens it.</summary>
    public static IReadOnlyList<string> Of(SweepSummary summary) => SweepWording.Headline(summary);

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

    private static string OfAlone(SideSummary side, RunHeader run)
    {
        var took = Enumeration(Measured.Select(measure => Amount(side, MeasureWordings.Of(measure))));
        return side.FailedShare > run.Experiment.ToleratedFailures
            ? $"What {PlainText.Clean(side.Side)} answered took {took}."
            : $"{PlainText.Clean(side.Side)} took {took}.";
    }

    // A run that was stopped early, or whose rounds are void, compares nothing; that is worth a sentence, too.
    private static string OfSide(string name, string referenceName, IReadOnlyList<Comparison> comparisons)
    {
        var headline = Measured.Select(measure => comparisons.FirstOrDefault(row => row.Measure == measure)).OfType<Comparison>().ToList();
        var (side, reference) = (PlainText.Clean(name), PlainText.Clean(referenceName));
        var shown = headline.Where(IsShown).ToList();
        var same = NounsOf(headline, VerdictKind.Same);
        var open = headline.Where(row => row.Verdict.Kind == VerdictKind.NotKnown).ToList();
        var withheld = NounsOf(headline, VerdictKind.Withheld);
        if (shown.Count + same.Count + open.Count + withheld.Count == 0)
            return $"Too few rounds to compare {side} with {reference}.";

        var unsaid = withheld.Count > 0 ? $"no verdict on {Enumeration(withheld)}" : null;
        if (shown.Count + same.Count > 0)
        {
            string?[] parts =
            [
                shown.Count > 0 ? $"{side} took {Enumeration(shown.Select(Amount))} of {reference}" : null,
                same.Count == 0 ? null : shown.Count > 0 ? $"the same {Enumeration(same)}{Within(headline)}"
                    : $"{side} took the same {Enumeration(same)} as {reference}{Within(headline)}",
                open.Count > 0 ? Open(open) : null,
                unsaid,
            ];
            return $"{string.Join("; ", parts.OfType<string>())}.";
        }

        // What the tables below show to differ is named, or they would contradict this.
        var others = comparisons.Except(headline).Where(IsShown).Select(row => MeasureWordings.Of(row.Measure).Noun).ToList();
        string?[] clauses =
        [
            open.Count > 0 ? $"it is not known yet whether {side} differs from {reference}: {Open(open)}"
                : $"no verdict on {side} and {reference} in {Enumeration(withheld)}",
            open.Count > 0 ? unsaid : null,
            others.Count > 0 ? $"a difference is shown in {Enumeration(others)}" : null,
        ];
        var sentence = string.Join("; ", clauses.OfType<string>());
        return $"{char.ToUpperInvariant(sentence[0])}{sentence[1..]}.";
    }

    /// <summary>" within 5 %"; of summaries that do not tell, nothing.</summary>
    private static string Within(IEnumerable<Comparison> rows)
        => rows.Select(row => row.Verdict.SameWithin).OfType<double>().FirstOrDefault() is > 0 and var within
            ? $" within {PercentText.OfSetting(within)} %"
            : "";

    /// <summary>"time may be up to 9 % higher and memory may be up to 7 % lower; about 20 more rounds would tell"</summary>
    private static string Open(IReadOnlyList<Comparison> rows)
    {
        var possible = rows.Select(row => (
            MeasureWordings.Of(row.Measure).Noun,
            Possible: PossibleDifference.Of(row.RatioInterval, row.Verdict.SameWithin ?? 0))).ToList();
        var told = possible.Where(row => row.Possible.Length > 0).Select(row => $"{row.Noun} may be {row.Possible}").ToList();
        var rest = possible.Where(row => row.Possible.Length == 0).Select(row => row.Noun).ToList();
        string?[] clauses =
        [
            told.Count > 0 ? Enumeration(told) : null,
            rest.Count > 0 ? $"of {Enumeration(rest)} it cannot be told, as the reference differs from itself by more" : null,
            rows.All(row => row.Verdict.RoundsNeeded is not null)
                ? $"about {rows.Max(row => row.Verdict.RoundsNeeded!.Value - row.Pairs)} more rounds would tell"
                : null,
        ];
        return string.Join("; ", clauses.OfType<string>());
    }

    private static bool IsShown(Comparison row) => row.Verdict.Kind is VerdictKind.Lower or VerdictKind.Higher;

    private static List<string> NounsOf(IEnumerable<Comparison> rows, VerdictKind kind)
        => [.. rows.Where(row => row.Verdict.Kind == kind).Select(row => MeasureWordings.Of(row.Measure).Noun)];

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
        [
            (VerdictKind.Higher, "higher"), (VerdictKind.Lower, "lower"), (VerdictKind.Same, $"the same{Within(rows)}"),
            (VerdictKind.NotKnown, "not known yet"), (VerdictKind.Withheld, "not compared"),
        ];
        var parts = kinds.Select(kind => (kind.Text, Rows: rows.Where(row => row.Verdict.Kind == kind.Kind).ToList()))
            .Where(part => part.Rows.Count > 0).Select(part => $"{part.Text} in {Which(part.Rows, sides)}");
        return $"{MeasureWordings.Of(rows[0].Measure).Noun} is {Enumeration(parts)}";
    }

    private static string Which(IReadOnlyList<Comparison> rows, int sides)
    {
        var (least, most) = (rows.MinBy(row => row.Ratio)!, rows.MaxBy(row => row.Ratio)!);
        var which = rows.Count switch
        {
            1 => PlainText.Clean(rows[0].Side),
            2 when sides == 2 => "both",
            _ => rows.Count == sides ? $"all {sides}" : $"{rows.Count}",
        };
        // How large a difference is that was not shown is not told either.
        return !IsShown(rows[0]) ? which
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

    internal static string Enumeration(IEnumerable<string> parts)
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
