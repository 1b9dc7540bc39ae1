namespace IrisBench.Compare.Measurement;

/// <summary>Where repeated values lie.</summary>
internal sealed record Spread(double Median, double Minimum, double Maximum)
{
    public static Spread Of(IEnumerable<double> values)
    {
        var all = values.ToArray();
        return new Spread(Measurement.Median.Of(all), all.Min(), all.Max());
    }
}
