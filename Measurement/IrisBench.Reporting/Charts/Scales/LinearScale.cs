namespace IrisBench.Reporting.Charts.Scales;

/// <summary>Equal differences are equally far apart.</summary>
internal sealed class LinearScale : Scale
{
    private readonly double _minimum;
    private readonly double _maximum;

    /// <summary>A scale of exactly these values.</summary>
    public LinearScale(double minimum, double maximum, double from, double to, int ticks = 5)
        : base(from, to)
    {
        _minimum = minimum;
        _maximum = maximum > minimum ? maximum : minimum + 1;
        Ticks = NiceTicks.Between(_minimum, _maximum, ticks);
    }

    /// <inheritdoc />
    public override IReadOnlyList<double> Ticks { get; }

    /// <summary>A scale that begins at 0 and ends at the round number above the largest value.</summary>
    public static LinearScale FromZero(double maximum, double from, double to, int ticks = 5)
    {
        var top = maximum > 0 ? maximum : 1;
        var step = NiceTicks.Step(top / ticks);
        return new LinearScale(0, Math.Ceiling((top / step) - 1e-9) * step, from, to, ticks);
    }

    /// <summary>A scale around values, with a margin on both sides.</summary>
    public static LinearScale Around(IEnumerable<double> values, double from, double to, int ticks = 5)
    {
        var all = values.ToList();
        var (minimum, maximum) = all.Count == 0 ? (0, 1) : (all.Min(), all.Max());
        var span = maximum - minimum;
        var margin = span > 0 ? span * 0.08 : Math.Max(Math.Abs(maximum) * 0.05, 1e-9);
        var lowest = minimum >= 0 ? Math.Max(0, minimum - margin) : minimum - margin;
        return new LinearScale(lowest, maximum + margin, from, to, ticks);
    }

    /// <inheritdoc />
    protected override double Share(double value) => (value - _minimum) / (_maximum - _minimum);
}
