namespace IrisBench.Reporting.Charts.Scales;

/// <summary>The values that were tried, equally far apart whatever they are: 0 and 1000 fit on it, and names do. Between two of them it runs straight.</summary>
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

    /// <inheritdoc />
    public override IReadOnlyList<double> Ticks { get; }

    /// <inheritdoc />
    protected override double Share(double value)
    {
        var next = Math.Clamp(_values.TakeWhile(known => known < value).Count(), 1, _values.Count - 1);
        var place = next - 1 + ((value - _values[next - 1]) / (_values[next] - _values[next - 1]));
        return (place + 0.5) / _values.Count;
    }
}
