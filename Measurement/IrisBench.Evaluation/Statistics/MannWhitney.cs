using Perfolizer.Mathematics.SignificanceTesting.Base;
using Perfolizer.Mathematics.SignificanceTesting.MannWhitney;
using Perfolizer.Metrology;
using Pragmastat;

namespace IrisBench.Evaluation.Statistics;

/// <summary>Whether one side's values tend to be the larger, by ranks alone (H. B. Mann and D. R. Whitney 1947), with Perfolizer's exact
/// distribution for few values and Edgeworth's approximation for many. It knows nothing of the blocks.</summary>
/// <param name="PValue">Two-sided: how often equal sides would differ as much, 0 to 1. Ties make it slightly too large.</param>
/// <param name="CliffsDelta">How much more often a value of the first is the larger than the smaller, over all pairings, -1 to 1: (U1 - U2)
/// / (n1 n2) (N. Cliff 1993).</param>
public sealed record MannWhitney(double PValue, double CliffsDelta)
{
    /// <summary>The test of the first values against the second.</summary>
    /// <exception cref="ArgumentException">One of them is empty.</exception>
    public static MannWhitney Of(IReadOnlyCollection<double> first, IReadOnlyCollection<double> second)
    {
        if (first.Count == 0 || second.Count == 0)
            throw new ArgumentException("A test needs values on both sides.", nameof(first));
        var result = MannWhitneyTest.Instance.Perform(
            new Sample([.. first]), new Sample([.. second]), AlternativeHypothesis.TwoSides, Threshold.Zero);
        return new MannWhitney(result.PValue, (result.Ux - result.Uy) / ((double)first.Count * second.Count));
    }
}
