using System.Text.Json.Serialization;

namespace IrisBench.Benchmarks.Load;

/// <summary>What <c>numpy_load.py</c> prints.</summary>
internal sealed record NumpyRound(int Iterations, double Seconds, string Numpy, string Blas)
{
    [JsonIgnore]
    public double Rate => Iterations / Seconds;

    [JsonIgnore]
    public bool IsOpenBlas => Blas.Contains("openblas", StringComparison.OrdinalIgnoreCase);
}
