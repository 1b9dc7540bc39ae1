namespace IrisBench.Experiments.Measurement.Prometheus;

/// <summary>All series of one component, the newest sample of each; series of replicas that are gone keep their last value.</summary>
internal sealed class ComponentSeries(string component)
{
    private readonly Dictionary<(Quantity Quantity, string Key), (string Replica, double At, double Value)> _newest = [];

    public string Component => component;

    /// <summary>What it has nothing of; null for nothing.</summary>
    public Quantity? Lacks => new Quantity?[] { Quantity.Cpu, Quantity.Memory }.FirstOrDefault(quantity => _newest.Keys.All(key => key.Quantity != quantity));

    /// <exception cref="MeasurementLostException">A counter fell.</exception>
    public void Add(Quantity quantity, RawSeries series)
    {
        // A stale marker and a missing value are NaN.
        var last = series.Samples.LastOrDefault(sample => double.IsFinite(sample.Value), (At: 0, Value: double.NaN));
        if (!double.IsFinite(last.Value))
            return;

        var key = (quantity, series.Key);
        if (quantity == Quantity.Cpu && _newest.TryGetValue(key, out var before) && last.Value < before.Value)
            throw new MeasurementLostException($"{component} was restarted while it was measured");

        _newest[key] = (series.Replica, last.At, last.Value);
    }

    /// <summary>When its oldest living CPU series was last scraped, Unix time in seconds.</summary>
    /// <param name="staleSeconds">How much older than the newest a series is when its process is gone.</param>
    public double AsOf(double staleSeconds) => Living(Quantity.Cpu, staleSeconds).Min(sample => sample.At);

    /// <param name="toRunSeconds">From Unix time to the run's clock.</param>
    /// <param name="staleSeconds">As above.</param>
    public Reading ToReading(Func<double, double> toRunSeconds, double staleSeconds)
    {
        var replicas = Living(Quantity.Replicas, staleSeconds).Select(sample => (int)sample.Value).DefaultIfEmpty(-1).Max();
        return new Reading(
            component,
            toRunSeconds(AsOf(staleSeconds)),
            _newest.Where(series => series.Key.Quantity == Quantity.Cpu).Sum(series => series.Value.Value),
            Living(Quantity.Memory, staleSeconds).Sum(sample => sample.Value),
            replicas >= 0 ? replicas : Living(Quantity.Cpu, staleSeconds).Select(sample => sample.Replica).Distinct().Count(),
            Living(Quantity.Peak, staleSeconds).Select(sample => (double?)sample.Value).DefaultIfEmpty(null).Max());
    }

    private IEnumerable<(string Replica, double At, double Value)> Living(Quantity quantity, double staleSeconds)
    {
        var ofQuantity = _newest.Where(series => series.Key.Quantity == quantity).Select(series => series.Value).ToArray();
        var newest = ofQuantity.Select(sample => sample.At).DefaultIfEmpty(0).Max();
        return ofQuantity.Where(sample => sample.At >= newest - staleSeconds);
    }
}
