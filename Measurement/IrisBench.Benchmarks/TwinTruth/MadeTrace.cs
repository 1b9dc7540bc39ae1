namespace IrisBench.Benchmarks.TwinTruth;

/// <summary>Arrivals of our own making.</summary>
/// <param name="Name">Which of the traces.</param>
/// <param name="Kind">How they come: as independent callers, or in bursts.</param>
/// <param name="KeepAliveSeconds">How long the replay keeps an idle process.</param>
/// <param name="Arrivals">When, in seconds, ascending from 0.</param>
internal sealed record MadeTrace(string Name, string Kind, double KeepAliveSeconds, double[] Arrivals)
{
    private const double MeanSecondsInABurst = 0.5;

    // Runs a second (or a burst), and how long idle processes are kept: from nearly always cold to nearly always warm.
    private static readonly (double Rate, double KeepAlive)[] Independent = [(0.1, 2), (0.15, 5), (0.3, 3), (0.12, 15), (0.2, 10)];
    private static readonly (double SecondsApart, int Runs, double KeepAlive)[] Bursts =
        [(15, 3, 2), (20, 5, 5), (25, 8, 10), (40, 6, 20), (30, 4, 30)];

    /// <summary>Five of independent callers and five with bursts, in turns; the same of the same seed.</summary>
    public static IReadOnlyList<MadeTrace> Ten(int seconds, int seed)
    {
        var random = new Random(seed);
        return [.. Independent.Zip(Bursts).SelectMany((pair, index) => new MadeTrace[]
        {
            new($"{(2 * index) + 1}", "independent", pair.First.KeepAlive, FromZero(Poisson(random, 1 / pair.First.Rate, seconds))),
            new($"{(2 * index) + 2}", "bursts", pair.Second.KeepAlive, FromZero(Poisson(random, pair.Second.SecondsApart, seconds)
                .SelectMany(begin => Burst(random, begin, pair.Second.Runs)))),
        })];
    }

    /// <summary>Writes it as a list of times.</summary>
    public void Write(string file) => File.WriteAllLines(file, Arrivals.Select(at => Figures.Text($"{1_800_000_000 + at:0.000000}")));

    private static double[] FromZero(IEnumerable<double> arrivals)
    {
        double[] ascending = [.. arrivals.Order()];
        return Array.ConvertAll(ascending, at => at - ascending[0]);
    }

    private static IEnumerable<double> Poisson(Random random, double meanSeconds, int seconds)
    {
        for (var at = 0.0; at < seconds; at += Exponential(random, meanSeconds))
            yield return at;
    }

    private static IEnumerable<double> Burst(Random random, double begin, int runs)
    {
        for (var (run, at) = (0, begin); run < runs; run++, at += Exponential(random, MeanSecondsInABurst))
            yield return at;
    }

    private static double Exponential(Random random, double mean) => -mean * Math.Log(1 - random.NextDouble());
}
