using System.Globalization;

namespace IrisBench.Hosting.Embedded.Dashboard;

// The series of one histogram taken together.
internal sealed class Histogram(string name, IReadOnlyCollection<MetricSample> samples)
{
    public double Count { get; } = Sum(samples, $"{name}_count");

    public double Mean => Count > 0 ? Sum(samples, $"{name}_sum") / Count : 0;

    // As Prometheus's histogram_quantile: linear within the bucket; the last finite bound when it lies beyond.
    public double Quantile(double quantile)
    {
        var buckets = samples.Where(sample => sample.Name == $"{name}_bucket" && sample.Label("le") is not null)
            .GroupBy(sample => sample.Label("le") == "+Inf" ? double.PositiveInfinity : double.Parse(sample.Label("le")!, CultureInfo.InvariantCulture))
            .Select(bucket => (Bound: bucket.Key, Count: bucket.Sum(sample => sample.Value)))
            .OrderBy(bucket => bucket.Bound);
        var rank = quantile * Count;
        var (bound, below) = (0.0, 0.0);
        foreach (var bucket in buckets)
        {
            if (double.IsInfinity(bucket.Bound))
                break;
            if (bucket.Count >= rank && bucket.Count > below)
                return bound + ((bucket.Bound - bound) * (rank - below) / (bucket.Count - below));
            (bound, below) = bucket;
        }

        return bound;
    }

    private static double Sum(IEnumerable<MetricSample> samples, string name) => samples.Where(sample => sample.Name == name).Sum(sample => sample.Value);
}
