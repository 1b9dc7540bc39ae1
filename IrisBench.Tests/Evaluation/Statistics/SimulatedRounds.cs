namespace IrisBench.Tests.Evaluation.Statistics;

/// <summary>Blocks of two sides whose true ratio of medians is known.</summary>
internal sealed class SimulatedRounds(int seed)
{
    private readonly Random _random = new(seed);

    /// <summary>Log-normal, both sides of a block partly slowed by the same cause.</summary>
    public (double[] First, double[] Second) LogNormal(int blocks, double ratio, double own = 0.05, double common = 0.05)
        => Pairs(
            blocks, () => common * Normal(), slowed => ratio * Math.Exp(slowed + own * Normal()),
            slowed => Math.Exp(slowed + own * Normal()));

    /// <summary>Exponential tails, as latencies have them.</summary>
    public (double[] First, double[] Second) Skewed(int blocks, double ratio)
        => Pairs(blocks, () => 0, _ => ratio * (1 + 0.1 * Exponential()), _ => 1 + 0.1 * Exponential());

    /// <summary>Three in ten rounds are a fifth slower: a machine with two speeds.</summary>
    public (double[] First, double[] Second) TwoSpeeds(int blocks, double ratio)
        => Pairs(blocks, () => 0, _ => ratio * Speed() * Math.Exp(0.02 * Normal()), _ => Speed() * Math.Exp(0.02 * Normal()));

    /// <summary>A number of the standard normal distribution, by Box and Muller.</summary>
    public double Normal() => Math.Sqrt(2 * Exponential()) * Math.Cos(2 * Math.PI * _random.NextDouble());

    private double Exponential() => -Math.Log(1 - _random.NextDouble());

    private double Speed() => _random.NextDouble() < 0.3 ? 1.2 : 1;

    private static (double[] First, double[] Second) Pairs(
        int blocks, Func<double> common, Func<double, double> first, Func<double, double> second)
    {
        var pairs = Enumerable.Range(0, blocks).Select(_ => common()).Select(slowed => (first(slowed), second(slowed))).ToArray();
        return ([.. pairs.Select(pair => pair.Item1)], [.. pairs.Select(pair => pair.Item2)]);
    }
}
