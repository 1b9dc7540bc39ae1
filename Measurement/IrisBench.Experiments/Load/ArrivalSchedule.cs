using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Load.Traces;

namespace IrisBench.Experiments.Load;

/// <summary>When the runs of an open load should be sent, in seconds since the round began: even ones from where the rate is above 0,
/// random ones as a Poisson process has them, those of a trace when they came. There is one at least.</summary>
internal static class ArrivalSchedule
{
    /// <param name="load">An open load.</param>
    /// <param name="seed">Of random arrivals.</param>
    /// <param name="trace">What the run plays; null unless the load is a trace.</param>
    public static double[] Of(LoadDefinition load, int seed, PlayedTrace? trace = null)
        => load.Kind == LoadKind.Trace ? trace!.Arrivals
            : load.Arrivals == ArrivalProcess.Poisson ? RandomTimes(RateCurve.Of(load), new Random(seed))
            : [.. RateCurve.Of(load).TimesOf(Evenly())];

    /// <summary>How many there will be; of random ones, on average.</summary>
    public static double CountOf(LoadDefinition load, PlayedTrace? trace)
    {
        if (load.Kind == LoadKind.Trace)
            return trace!.Arrivals.Length;
        var curve = RateCurve.Of(load);
        // The mean of a Poisson process, of rounds that have a run: the others are drawn again.
        return load.Arrivals == ArrivalProcess.Poisson
            ? curve.Arrivals / (1 - Math.Exp(-curve.Arrivals))
            : curve.TimesOf(Evenly()).Count();
    }

    /// <summary>How long runs arrive, in seconds.</summary>
    public static double SecondsOf(LoadDefinition load, PlayedTrace? trace)
        => load.Kind == LoadKind.Trace ? trace!.Arrivals[^1] : RateCurve.Of(load).Seconds;

    private static IEnumerable<double> Evenly()
    {
        for (var arrivals = 0.0; ; arrivals++)
            yield return arrivals;
    }

    // In a round without a run there is nothing to measure: it is drawn again. A load has one run in the mean at least, where that befalls
    // four rounds of ten; with ten in the mean, it befalls one of 20,000.
    private static double[] RandomTimes(RateCurve curve, Random random)
    {
        double[] times;
        do
            times = [.. curve.TimesOf(Randomly(random))];
        while (times.Length == 0);
        return times;
    }

    // Gaps of a Poisson process of rate 1, the one before its first arrival too, are exponential: -ln(U), U uniform on (0, 1]. Where the
    // integral of a rate reaches its arrivals, a process of that rate has its own (time rescaling: D. J. Daley, D. Vere-Jones, An
    // Introduction to the Theory of Point Processes, 2nd edition, theorem 7.4.I).
    private static IEnumerable<double> Randomly(Random random)
    {
        for (var arrivals = Gap(); ; arrivals += Gap())
            yield return arrivals;

        double Gap() => -Math.Log(1 - random.NextDouble());
    }
}

/// <summary>How many arrivals a second are asked for in a round: constant, or changing evenly, in each of its stages.</summary>
internal sealed class RateCurve
{
    // Sums of a hundred stages err in the last digits, and an arrival at the end of a stage must not slip into it for that.
    private const double Rounding = 1e-7;

    private readonly Stage[] _stages;

    private RateCurve(IEnumerable<(double From, double To, double Seconds)> stages)
    {
        var (begin, before, all) = (0.0, 0.0, new List<Stage>());
        foreach (var (from, to, seconds) in stages)
        {
            var stage = new Stage(begin, before, from, to, seconds);
            all.Add(stage);
            (begin, before) = (begin + seconds, stage.Until);
        }

        _stages = [.. all];
        (Seconds, Arrivals) = (begin, before);
    }

    /// <summary>How long it is, in seconds.</summary>
    public double Seconds { get; }

    /// <summary>The integral of the rate.</summary>
    public double Arrivals { get; }

    /// <summary>That of an open load, which is one of a single stage, or of stages.</summary>
    public static RateCurve Of(LoadDefinition load)
        => new(load.Kind == LoadKind.Stages
            ? Connected(load.Stages ?? [])
            : [(load.RatePerSecond, load.RatePerSecond, load.DurationSeconds)]);

    /// <summary>When the integral of the rate reaches each of these numbers, for as long as it does. Where the rate is 0 it stays at one:
    /// that is reached when the rate is above 0 again, so nothing arrives in a pause.</summary>
    /// <param name="arrivals">Ascending numbers from 0 on.</param>
    public IEnumerable<double> TimesOf(IEnumerable<double> arrivals)
    {
        var stage = 0;
        foreach (var arrival in arrivals)
        {
            while (stage < _stages.Length && arrival >= _stages[stage].Until - Rounding)
                stage++;
            if (stage == _stages.Length)
                yield break;
            yield return _stages[stage].TimeOf(arrival);
        }
    }

    private static IEnumerable<(double From, double To, double Seconds)> Connected(IReadOnlyList<StageDefinition> stages)
    {
        var last = 0.0;
        foreach (var stage in stages)
        {
            var (from, to) = stage.RampTo is { } end ? (last, end) : (stage.RatePerSecond ?? 0, stage.RatePerSecond ?? 0);
            yield return (from, to, stage.Seconds);
            last = to;
        }
    }

    /// <summary>A stage: where it begins, how many arrivals are before it, and its rate from begin to end.</summary>
    private readonly record struct Stage(double Begin, double Before, double From, double To, double Seconds)
    {
        public double Until => Before + ((From + To) / 2 * Seconds);

        // Where From x + (To - From) / (2 Seconds) x² is so many arrivals: the quadratic formula, in the form that loses no digits where
        // the rate hardly changes and is that of a constant rate where it does not.
        public double TimeOf(double arrivals)
        {
            var left = Math.Max(0, arrivals - Before);
            var root = Math.Sqrt(Math.Max(0, (From * From) + (2 * (To - From) / Seconds * left)));
            return Begin + (left == 0 ? 0 : Math.Min(Seconds, 2 * left / (From + root)));
        }
    }
}
