using IrisBench.Evaluation.Summaries;

namespace IrisBench.Reporting.Wording;

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

        var memory = Median(Measures.PlatformWorkingSetMaxBytes) is { } bytes and > 0 ? $" and holds {Quantity.Bytes(bytes)} of memory" : "";
        return $"{PlainText.Clean(side.Side)}: the platform takes {Quantity.Seconds(tax.Value)} of CPU time a run, {Quantity.Percent(tax.Value / whole.Value)} of all{memory}.";

        double? Median(string measure) => side.Measures.FirstOrDefault(found => found.Measure == measure)?.Median;
    }
}
