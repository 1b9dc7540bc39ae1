namespace IrisBench.Reporting.Charts;

/// <summary>From values to places on the drawing: from that of the smallest to that of the largest.</summary>
internal abstract class Scale(double from, double to)
{
    /// <summary>Values worth a line of the grid.</summary>
    public abstract IReadOnlyList<double> Ticks { get; }

    /// <summary>The place of a value.</summary>
    public double At(double value) => from + (Share(value) * (to - from));

    /// <summary>The place of a value, or the nearest end when it lies outside.</summary>
    public double Within(double value) => from + (Math.Clamp(Share(value), 0, 1) * (to - from));

    /// <summary>0 for the smallest value, 1 for the largest.</summary>
    protected abstract double Share(double value);
}

/// <summary>Equal differences are equally far apart.</summary>
internal sealed class LinearScale : Scale
{
    private readonly double _minimum;
    private readonly double _maximum;

    /// <summary>A scale of exactly these values.</summary>
    public LinearScale(double minimum, double maximum, double from, double to, int ticks = 5)
        : base(from, to)
    {
        (_minimum, _maximum) = (minimum, maximum > minimum ? maximum : minimum + 1);
        Ticks = NiceTicks.Between(_minimum, _maximum, ticks);
    }

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

    protected override double Share(double value) => (value - _minimum) / (_maximum - _minimum);
}

/// <summary>Equal ratios are equally far apart. Values are above 0.</summary>
internal sealed class LogScale : Scale
{
    private readonly double _minimum;
    private readonly double _maximum;

    /// <summary>A scale of exactly these values.</summary>
    public LogScale(double minimum, double maximum, double from, double to, int ticks = 6)
        : base(from, to)
    {
        (_minimum, _maximum) = (minimum, maximum > minimum ? maximum : minimum * 2);
        Ticks = _maximum / _minimum < 10 ? NiceTicks.Between(_minimum, _maximum, ticks) : Decades(ticks);
    }

    public override IReadOnlyList<double> Ticks { get; }

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

/// <summary>The values that were tried, equally far apart whatever they are: 0 and 1000 fit on it, and names do. Between two of them it
/// runs straight.</summary>
internal sealed class OrdinalScale : Scale
{
    private readonly IReadOnlyList<double> _values;

    /// <summary>A scale of these values, ascending.</summary>
    public OrdinalScale(IReadOnlyList<double> values, double from, double to, int ticks)
        : base(from, to)
    {
        _values = values;
        var every = Math.Max(1, (values.Count + ticks - 1) / ticks);
        Ticks = [.. values.Where((_, index) => index % every == 0)];
    }

    public override IReadOnlyList<double> Ticks { get; }

    protected override double Share(double value)
    {
        var next = Math.Clamp(_values.TakeWhile(known => known < value).Count(), 1, _values.Count - 1);
        var place = next - 1 + ((value - _values[next - 1]) / (_values[next] - _values[next - 1]));
        return (place + 0.5) / _values.Count;
    }
}

/// <summary>Round numbers for an axis: 1, 2 or 5 times a power of ten apart.</summary>
internal static class NiceTicks
{
    /// <summary>About so many round numbers between two values.</summary>
    public static IReadOnlyList<double> Between(double minimum, double maximum, int about)
    {
        var step = Step((maximum - minimum) / Math.Max(1, about));
        var first = Math.Ceiling((minimum / step) - 1e-9);
        var last = Math.Floor((maximum / step) + 1e-9);
        // Multiplied, not added up, and rounded: 0.1 three times is not 0.3.
        return [.. Enumerable.Range(0, (int)(last - first) + 1).Select(index => Math.Round((first + index) * step, 12))];
    }

    /// <summary>The smallest round step that is not below a value.</summary>
    public static double Step(double rough)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        return (rough / power) switch
        {
            <= 1.0000001 => power,
            <= 2 => 2 * power,
            <= 5 => 5 * power,
            _ => 10 * power,
        };
    }
}
