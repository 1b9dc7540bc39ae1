using IrisBench.Evaluation.Statistics;
using IrisBench.Evaluation.Summaries;

namespace IrisBench.Evaluation.Twin;

/// <summary>All simulations of a prediction: of the whole trace, of the resamples, of other amounts of traffic.</summary>
/// <param name="trace">The arrivals, of <see cref="TrafficScale.FromZero"/>.</param>
/// <param name="runsPerSecond">Their mean rate.</param>
/// <param name="seed">Of what is drawn.</param>
/// <param name="cancellationToken">Ends it.</param>
internal sealed class TwinRuns(double[] trace, double runsPerSecond, int seed, CancellationToken cancellationToken)
{
    /// <summary>How often the rounds are drawn anew.</summary>
    public const int Resamples = 300;

    // Of a longer trace a sample says how far the figures vary, and the whole where they lie.
    private const int SampleArrivals = 2000;

    // A sample that gives another figure than the whole does not say how far that varies.
    private const double LikeTheWhole = 0.2;

    // A short trace is simulated several times, so that its figures do not hang on what was drawn.
    private const int EnoughArrivals = 20_000;
    private const int MostRepeats = 32;
    private const int TrafficArrivals = 10_000;

    private readonly ParallelOptions _parallel = new()
    {
        CancellationToken = cancellationToken,
        MaxDegreeOfParallelism = Environment.ProcessorCount,
    };

    /// <summary>The arrivals of the resamples.</summary>
    public double[] Sample { get; } = TrafficScale.Sample(trace, SampleArrivals);

    /// <summary>Whether they are all.</summary>
    public bool IsWhole => Sample.Length == trace.Length;

    /// <summary>Each line with the whole trace and all rounds.</summary>
    public SimulatedLine[] Points(TwinLine[] lines)
    {
        var points = new SimulatedLine[lines.Length];
        Parallel.For(0, lines.Length, _parallel, line => points[line] = Simulate(lines[line], trace, rounds: null, runsPerSecond));
        return points;
    }

    /// <summary>The intervals of the figures of each line: what they would be if the trace came once, at the pace of one of the
    /// rounds that were measured.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="points">Their figures, of <see cref="Points"/>.</param>
    public Interval?[][] Intervals(TwinLine[] lines, SimulatedLine[] points)
    {
        var drawn = new double[lines.Length][][];
        var sample = new SimulatedLine[lines.Length];
        foreach (var line in Enumerable.Range(0, lines.Length))
            drawn[line] = new double[HasInterval(lines[line]) ? Resamples : 0][];
        Parallel.For(0, lines.Length, _parallel, line => sample[line]
            = Simulate(lines[line], Sample, [.. Enumerable.Range(0, lines[line].Side.Rounds)], runsPerSecond));
        Parallel.For(
            0, Resamples, _parallel, () => lines.Select(line => new TwinSimulation(line.Twin)).ToArray(),
            (resample, _, simulations) =>
            {
                foreach (var (index, line) in lines.Index().Where(line => HasInterval(line.Item)))
                    drawn[index][resample] = Resample(line, simulations[index], unchecked(seed + 1 + resample));
                return simulations;
            },
            _ => { });
        return [.. lines.Select((line, index) => points[index].Figures
            .Select((_, figure) => IntervalOf(points[index], sample[index], drawn[index], figure, line.Side.Rounds)).ToArray())];
    }

    /// <summary>A line with less and more traffic.</summary>
    /// <param name="line">The line.</param>
    /// <param name="whole">What it is with the trace as it is.</param>
    /// <param name="told">What is told of that.</param>
    public SideTraffic Traffic(TwinLine line, SimulatedLine whole, KeepAlivePrediction told)
    {
        var factors = TrafficScale.Factors;
        var (predictions, shares) = (new TrafficPrediction[factors.Count], new double[factors.Count][]);
        Parallel.For(0, factors.Count, _parallel, index =>
        {
            var (factor, rate) = (factors[index], factors[index] * runsPerSecond);
            // The same traffic has the same figures.
            var simulated = factor == 1 ? whole : Simulate(
                line, TrafficScale.Scaled(trace, factor, TrafficArrivals, new Random(unchecked(seed + index))), rounds: null, rate);
            predictions[index] = line.Traffic(factor, simulated.Figures, simulated.Tally, rate);
            shares[index] = simulated.Tally.ColdShares();
        });
        return new SideTraffic(
            line, whole.Tally, shares, predictions,
            [.. told.Bills.Where(bill => bill.Model == CostModel.PayPerUse).Select(bill => bill.PerMonth)]);
    }

    private static bool HasInterval(TwinLine line) => line.Side.Rounds >= MedianInterval.FewestValues;

    // Where the rounds are null, all are drawn from, and what is billed is reckoned of each call and not of the rounds' means.
    private SimulatedLine Simulate(TwinLine line, double[] arrivals, int[]? rounds, double rate)
    {
        var (simulation, random) = (new TwinSimulation(line.Twin), new Random(seed));
        int[] from = rounds ?? [.. Enumerable.Range(0, line.Side.Rounds)];
        for (var repeat = Math.Clamp(EnoughArrivals / (arrivals.Length + 1), 1, MostRepeats); repeat > 0; repeat--)
            simulation.Run(arrivals, from, random, cancellationToken);
        return new SimulatedLine(simulation.Tally, line.FiguresOf(simulation.Tally, rounds, rate));
    }

    // With the same seed sides that have the same blocks are drawn the same blocks.
    private double[] Resample(TwinLine line, TwinSimulation simulation, int drawSeed)
    {
        var random = new Random(drawSeed);
        var rounds = new int[line.Side.Rounds];
        for (var round = 0; round < rounds.Length; round++)
            rounds[round] = random.Next(rounds.Length);
        var pace = random.Next(rounds.Length);
        simulation.Tally.Clear();
        simulation.Run(Sample, rounds, random, cancellationToken, pace);
        return line.FiguresOf(simulation.Tally, rounds, runsPerSecond, occasion: [pace]);
    }

    /// <summary>The interval of a figure: by how much the resamples of the sample differ from the sample with all rounds is by how much
    /// the figure of the whole may. Null where they differ by nothing, and where the sample is not like the whole.</summary>
    private Interval? IntervalOf(SimulatedLine whole, SimulatedLine sample, double[][] drawn, int figure, int rounds)
    {
        var (point, ofSample) = (whole.Figures[figure], sample.Figures[figure]);
        var asLong = TwinLine.IsTotal(figure) ? whole.MeanSeconds / sample.MeanSeconds : 1;
        if (drawn.Length == 0 || (!IsWhole && Math.Abs((ofSample * asLong) - point) > LikeTheWhole * point))
            return null;
        var values = Array.ConvertAll(drawn, resample => ofSample > 0 ? point * resample[figure] / ofSample : point + resample[figure]);
        Array.Sort(values);
        return values[0] == values[^1] ? null : ExpandedPercentile.IntervalOfValues(values, rounds);
    }
}

/// <summary>A line that was simulated.</summary>
/// <param name="Tally">What came of it.</param>
/// <param name="Figures">The same in figures.</param>
internal sealed record SimulatedLine(TwinTally Tally, double[] Figures)
{
    /// <summary>From the first arrival to the last answer, in seconds.</summary>
    public double MeanSeconds => Tally.Seconds / Tally.Repeats;
}
