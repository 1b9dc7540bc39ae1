using IrisBench.Experiments.Definition;

namespace IrisBench.Experiments.Load;

/// <summary>When the runs of an open load should be sent, in seconds since the round began; the first at once.</summary>
internal static class ArrivalSchedule
{
    public static double[] Of(LoadDefinition load, int seed)
        => load.Arrivals == ArrivalProcess.Constant ? Constant(load) : Poisson(load, new Random(seed));

    private static double[] Constant(LoadDefinition load)
        => [.. Enumerable.Range(0, (int)Math.Ceiling((load.RatePerSecond * load.DurationSeconds) - 1e-9)).Select(index => index / load.RatePerSecond)];

    // Gaps of a Poisson process are exponential: -ln(U) / rate, U uniform on (0, 1].
    private static double[] Poisson(LoadDefinition load, Random random)
    {
        var times = new List<double>();
        for (var at = 0.0; at < load.DurationSeconds; at -= Math.Log(1 - random.NextDouble()) / load.RatePerSecond)
            times.Add(at);
        return [.. times];
    }
}
