using IrisBench.Experiments.Results;
using IrisBench.Experiments.Sides;

namespace IrisBench.Experiments.Measurement.Prometheus;

/// <summary>A Prometheus server's HTTP API. Counters are read raw, at the time of their scrape, never as a rate. An edge waits for a
/// scrape of everything that is newer than itself: so the counters at both edges of a round enclose it wholly, and what lies between an
/// edge and its scrape is rest, which <see cref="RoundUse"/> takes off. Nothing is interpolated: a line between two scrapes would
/// spread a short round over the rest beside it.</summary>
/// <param name="server">The server.</param>
/// <param name="name">Its address as it may be shown.</param>
/// <param name="components">What is watched.</param>
/// <param name="known">Where to look for it, best first; null for where the components of the Iris pipeline are.</param>
internal sealed class PrometheusSource(
    Uri server, string name, IReadOnlyList<string> components,
    IReadOnlyList<(MemoryKind Memory, IReadOnlyList<SeriesFamily> Families)>? known = null) : IMeasurementSource
{
    private const double ShortestIntervalSeconds = 0.1;

    // In scrape intervals: what is older than the newest by this is a process that is gone.
    private const double StaleIntervals = 2.5;

    private static readonly TimeSpan ShortestPatience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly PrometheusApi _api = new(server, name);
    private readonly List<(SeriesFamily Family, IReadOnlyList<string> Components)> _families = [];
    private readonly Dictionary<string, PrometheusReadings> _series = [];
    private readonly List<string> _notes = [];
    private (double Server, double Run) _settled;

    public MeasurementSource Kind => MeasurementSource.Prometheus;

    public MemoryKind Memory { get; private set; }

    public IReadOnlyList<string> Components => [.. _series.Keys.Order(StringComparer.Ordinal)];

    public double DelaySeconds { get; private set; }

    public IReadOnlyList<string> Notes => _notes;

    private double StaleSeconds => StaleIntervals * DelaySeconds;

    public void Settle(RunClock clock, CancellationToken cancellationToken)
    {
        _settled = (_api.Time(cancellationToken), clock.Seconds);
        var found = new SeriesSearch(_api, components, known ?? SeriesFamily.ByPreference).Find(cancellationToken);
        Memory = found.Memory;
        foreach (var (family, members) in found.Families)
        {
            _families.Add((family, members));
            _notes.Add($"CPU and memory of {string.Join(", ", members)}: {family.Title}, "
                + $"scraped every {found.IntervalSeconds:0.#} s by Prometheus.");
        }

        if (found.Missing.Contains(ComponentNames.Gateway))
            _notes.Add($"Prometheus has no CPU of the {ComponentNames.Gateway}: the platform's own use is not counted.");
        foreach (var name in components.Except(found.Missing))
            _series[name] = new PrometheusReadings(name);
        DelaySeconds = Math.Max(ShortestIntervalSeconds, found.IntervalSeconds);
        Fetch(cancellationToken);
    }

    public IReadOnlyList<Reading> Read(RunClock clock, CancellationToken cancellationToken)
    {
        // Nothing new can be there before the next scrape.
        if (ServerNow(clock) >= Oldest() + DelaySeconds)
            Fetch(cancellationToken);
        return Readings();
    }

    public IReadOnlyList<Reading> ReadEdge(RunClock clock, CancellationToken cancellationToken)
    {
        var edge = ServerNow(clock);
        var deadline = edge + Math.Max(ShortestPatience.TotalSeconds, 5 * DelaySeconds);
        while (true)
        {
            Fetch(cancellationToken);
            if (Oldest() >= edge)
                return Readings();

            if (ServerNow(clock) > deadline)
            {
                var late = _series.Values.MinBy(series => series.AsOf(StaleSeconds))!.Component;
                throw new MeasurementLostException($"Prometheus at {name} has scraped nothing new of {late} for {deadline - edge:0} s; "
                    + "its page Status > Targets tells why");
            }

            cancellationToken.WaitHandle.WaitOne(Pause);
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    public void Dispose() => _api.Dispose();

    private void Fetch(CancellationToken cancellationToken)
    {
        foreach (var (family, members) in _families)
        {
            foreach (var series in family.Ranges(members, StaleSeconds + 1).SelectMany(selector => _api.Range(selector, cancellationToken)))
            {
                if (family.KindOf(series) is { } kind
                    && family.ComponentOf(series.Labels) is { } component
                    && members.Contains(component))
                    _series[component].Add(kind, series);
            }
        }

        if (_series.Values.FirstOrDefault(series => series.Lacks is not null) is { } without)
            throw new MeasurementLostException(
                $"Prometheus at {name} has no {(without.Lacks == SeriesKind.Cpu ? "CPU" : "memory")} of {without.Component}");
    }

    private List<Reading> Readings()
        => [.. _series.Values.Select(series => series.ToReading(at => at - _settled.Server + _settled.Run, StaleSeconds))];

    private double Oldest() => _series.Values.Min(series => series.AsOf(StaleSeconds));

    // By the run's clock, which nobody sets.
    private double ServerNow(RunClock clock) => clock.Seconds - _settled.Run + _settled.Server;
}

/// <summary>All series of one component, the newest sample of each; series of replicas that are gone keep their last value.</summary>
internal sealed class PrometheusReadings(string component)
{
    private readonly Dictionary<(SeriesKind Kind, string Key), (string Replica, double At, double Value)> _newest = [];

    public string Component => component;

    public SeriesKind? Lacks
        => new SeriesKind?[] { SeriesKind.Cpu, SeriesKind.Memory }.FirstOrDefault(kind => _newest.Keys.All(key => key.Kind != kind));

    public void Add(SeriesKind kind, RawSeries series)
    {
        // A stale marker and a missing value are NaN.
        var last = series.Samples.LastOrDefault(sample => double.IsFinite(sample.Value), (At: 0, Value: double.NaN));
        if (!double.IsFinite(last.Value))
            return;

        var key = (kind, series.Key);
        if (kind == SeriesKind.Cpu && _newest.TryGetValue(key, out var before) && last.Value < before.Value)
            throw new MeasurementLostException($"{component} was restarted while it was measured; keep it running, and measure again");

        _newest[key] = (series.Replica, last.At, last.Value);
    }

    /// <summary>When its oldest living CPU series was last scraped, Unix time in seconds. A series that is older than the newest by
    /// <paramref name="staleSeconds"/> is that of a process that is gone.</summary>
    public double AsOf(double staleSeconds) => Living(SeriesKind.Cpu, staleSeconds).Min(sample => sample.At);

    public Reading ToReading(Func<double, double> toRunSeconds, double staleSeconds)
    {
        var replicas = Living(SeriesKind.Replicas, staleSeconds).Select(sample => (int)sample.Value).DefaultIfEmpty(-1).Max();
        return new Reading(
            component, toRunSeconds(AsOf(staleSeconds)),
            _newest.Where(series => series.Key.Kind == SeriesKind.Cpu).Sum(series => series.Value.Value),
            Living(SeriesKind.Memory, staleSeconds).Sum(sample => sample.Value),
            replicas >= 0 ? replicas : Living(SeriesKind.Cpu, staleSeconds).Select(sample => sample.Replica).Distinct().Count(),
            Living(SeriesKind.Peak, staleSeconds).Select(sample => (double?)sample.Value).DefaultIfEmpty(null).Max());
    }

    private IEnumerable<(string Replica, double At, double Value)> Living(SeriesKind kind, double staleSeconds)
    {
        var ofIt = _newest.Where(series => series.Key.Kind == kind).Select(series => series.Value).ToArray();
        var newest = ofIt.Select(sample => sample.At).DefaultIfEmpty(0).Max();
        return ofIt.Where(sample => sample.At >= newest - staleSeconds);
    }
}
