namespace IrisBench.Reporting.Charts.Scales;

/// <summary>Equal ratios are equally far apart. Values are above 0.</summary>
internal sealed class LogScale : Scale
{
    private readonly double _minimum;
    private readonly double _maximum;

    /// <summary>A scale of exactly these values.</summary>
    public LogScale(double minimum, double maximum, double from, double to, int ticks = 6)
        : base(from, to)
    {
        _minimum = minimum;
        _maximum = maximum > minimum ? maximum : minimum * 2;
        Ticks = _maximum / _minimum < 10 ? NiceTicks.Between(_minimum, _maximum, ticks) : Decades(ticks);
    }

    /// <inheritdoc />
    public override IReadOnlyList<double> Ticks { get; }

    /// <inheritdoc />
    protected override double Share(double value) => Math.Log(value / _minimum) / Math.Log(_maximum / _minimum);

    private List<double> Decades(int ticks)
    {
        var first = (int)Math.Floor(Math.Log10(_minimum) + 1e-9);
        var last = (int)Math.Ceiling(Math.Log10(_maximum) - 1e-9);
        int[] steps = last - first <= 2 ? [1, 2, 5] : [1];
        var every = Math.Max(1, (last - first + ticks - 1) / ticks);
        return [.. Enumerable.Range(first, last - first + 1).Where(power => (power - first) % every == 0)
            .SelectMany(power => steps.Select(step => step * Math.Pow(10, power)))
            .Where(value => value >= _minimum * (1 - 1e-9) && value <= _maximum * (1 + 1e-9))];
    }
}
