using System.Diagnostics;
using IrisBench.Experiments.Results;
using IrisBench.Experiments.Sides;

namespace IrisBench.Experiments.Measurement.Prometheus;

/// <summary>Learns from a server which series it has of each component, and how often it scrapes them. Looks where they are known to be,
/// best first.</summary>
internal sealed class SeriesSearch(
    PrometheusApi api, IReadOnlyList<string> components,
    IReadOnlyList<(MemoryKind Memory, IReadOnlyList<SeriesFamily> Families)> known)
{
    private const double LookBackSeconds = 150;

    // A server that has just begun has no two scrapes yet.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <exception cref="MeasurementLostException">It has nothing of a component.</exception>
    public SeriesFound Find(CancellationToken cancellationToken)
    {
        var begin = Stopwatch.GetTimestamp();
        while (true)
        {
            SeriesFound[] scopes = [.. known.Select(scope => Look(scope.Memory, scope.Families, cancellationToken))];
            if (scopes.FirstOrDefault(found => Missing(found).Length == 0 && found.IntervalSeconds > 0) is { } complete)
                return complete;

            if (Stopwatch.GetElapsedTime(begin) > Patience)
            {
                var missing = scopes.Select(Missing).MinBy(names => names.Length)!;
                var reason = ReferenceEquals(known, SeriesFamily.ByPreference)
                    ? "its targets must have the label component, as deploy/monitoring gives it"
                    : "the selector matches nothing";
                throw new MeasurementLostException(missing.Length > 0
                    ? $"Prometheus has no CPU of {string.Join(", ", missing)}; {reason}"
                    : "Prometheus has scraped nothing twice; its page Status > Targets tells why");
            }

            cancellationToken.WaitHandle.WaitOne(Pause);
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    private static string[] Missing(SeriesFound found) => [.. found.Missing.Where(component => component != ComponentNames.Gateway)];

    private SeriesFound Look(MemoryKind memory, IReadOnlyList<SeriesFamily> all, CancellationToken cancellationToken)
    {
        var families = new List<(SeriesFamily, IReadOnlyList<string>)>();
        var missing = components.ToList();
        var interval = 0.0;
        foreach (var family in all.TakeWhile(_ => missing.Count > 0))
        {
            var series = family.Ranges(missing, LookBackSeconds)
                .SelectMany(selector => api.Range(selector, cancellationToken))
                .Where(series => family.KindOf(series) == SeriesKind.Cpu)
                .ToArray();
            var members = series.Select(one => family.ComponentOf(one.Labels))
                .OfType<string>().Where(missing.Contains).Distinct().ToArray();
            if (members.Length == 0)
                continue;
            families.Add((family, members));
            missing.RemoveAll(members.Contains);
            interval = Math.Max(interval, series.Max(IntervalOf));
        }

        return new SeriesFound(memory, families, missing, interval);
    }

    // The median gap: a scrape may be late, or missing.
    private static double IntervalOf(RawSeries series)
    {
        var gaps = series.Samples.Zip(series.Samples.Skip(1), (from, to) => to.At - from.At).Order().ToArray();
        return gaps.Length == 0 ? 0 : gaps[gaps.Length / 2];
    }
}

/// <summary>What a Prometheus server has: the series to read, with the components that are in them, those of which it has nothing, and
/// the longest scrape interval, 0 while nothing was scraped twice.</summary>
internal sealed record SeriesFound(
    MemoryKind Memory, IReadOnlyList<(SeriesFamily Family, IReadOnlyList<string> Components)> Families,
    IReadOnlyList<string> Missing, double IntervalSeconds);
