using IrisBench.Experiments.Results;

namespace IrisBench.Experiments.Measurement;

/// <summary>What each component used in a round, from its edges and what was sampled between them.</summary>
internal static class RoundUse
{
    // Samples come a little early at times; half an interval is still long enough for a rate.
    private const double WindowShare = 0.5;

    /// <param name="begin">The edge before.</param>
    /// <param name="end">The edge after.</param>
    /// <param name="span">When the round itself began and ended, on the run's clock.</param>
    /// <param name="baselineCores">Cores busy while it rested, by component.</param>
    /// <param name="timeline">What was sampled.</param>
    /// <param name="sampleSeconds">The interval.</param>
    /// <param name="forked">Components of which each process lives for one request.</param>
    public static IReadOnlyList<ComponentUse> Of(
        Edge begin,
        Edge end,
        (double Begin, double End) span,
        IReadOnlyDictionary<string, double> baselineCores,
        Timeline timeline,
        double sampleSeconds,
        IReadOnlySet<string> forked)
        => [.. end.Readings.Values.Select(last =>
        {
            var first = begin.Readings[last.Component];
            var between = timeline.Between(last.Component, first.AtSeconds, last.AtSeconds);
            var baseline = Math.Max(0, baselineCores.GetValueOrDefault(last.Component));
            var series = new ReadingSeries([first, .. between, last]);
            return new ComponentUse(
                last.Component,
                CpuSeconds(series, baseline, first, last, span),
                series.MaxCores(sampleSeconds * WindowShare),
                baseline,
                first.WorkingSetBytes,
                Math.Max(series.MaxBytes, PeakInRound(first, last, forked.Contains(last.Component))),
                series.MeanBytes);
        })];

    // A reading may lie outside the round (a Prometheus server scrapes when it scrapes). The component rested there, so
    // what it took is known from the rest and does not belong to the round. Scraped directly this is a millisecond's worth.
    private static double CpuSeconds(ReadingSeries series, double baselineCores, Reading first, Reading last, (double Begin, double End) span)
    {
        var outside = Math.Max(0, span.Begin - first.AtSeconds) + Math.Max(0, last.AtSeconds - span.End);
        return Math.Max(0, series.CpuSeconds - (baselineCores * outside));
    }

    // The peak is of all time: it belongs to this round when it rose in it. Forked processes are all alike and gone by the
    // next reading, so there the peak stands for the round in any case.
    private static double PeakInRound(Reading first, Reading last, bool forked)
        => last.PeakWorkingSetBytes is { } peak && (forked || peak > (first.PeakWorkingSetBytes ?? 0)) ? peak : 0;
}
