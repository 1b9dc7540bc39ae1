using IrisBench.Evaluation.Statistics;
using IrisBench.Evaluation.Summaries;

namespace IrisBench.Evaluation.Twin;

/// <summary>A side with a keep-alive, and what becomes of it in figures. They stand in a row, so that the same figure of many resamples can
/// be put in order.</summary>
/// <param name="side">The side.</param>
/// <param name="keepAliveSeconds">The keep-alive; null where none means anything.</param>
/// <param name="calls">How many calls a process that is scaled to zero takes at once.</param>
/// <param name="bills">What it costs by each price sheet.</param>
internal sealed class TwinLine(MeasuredSide side, double? keepAliveSeconds, ReplicaCalls calls, IReadOnlyList<TwinBills> bills)
{
    private const int ColdShare = 0;
    private const int ColdRunShare = 1;
    private const int P50 = 2;
    private const int P95 = 3;
    private const int P99 = 4;
    private const int GigabyteSeconds = 5;
    private const int CpuSeconds = 6;
    private const int MeanReplicas = 7;
    private const int MaxReplicas = 8;

    // Two for each price sheet, paid per use and in pods.
    private const int FirstBill = 9;

    /// <summary>The side.</summary>
    public MeasuredSide Side => side;

    /// <summary>The keep-alive, in seconds; null where none means anything.</summary>
    public double? KeepAliveSeconds => keepAliveSeconds;

    /// <summary>What it costs by each price sheet.</summary>
    public IReadOnlyList<TwinBills> Bills => bills;

    /// <summary>As it is simulated.</summary>
    public TwinSide Twin { get; } = side.ToTwin(keepAliveSeconds ?? 0, calls);

    /// <summary>Whether a figure grows with the length of what is simulated.</summary>
    public static bool IsTotal(int figure) => figure is GigabyteSeconds or CpuSeconds;

    /// <summary>The figures of a simulation.</summary>
    /// <param name="tally">What came of it.</param>
    /// <param name="rounds">The rounds that it drew from; null for all.</param>
    /// <param name="runsPerSecond">Pipeline runs a second, in the mean.</param>
    /// <param name="occasion">The rounds of what it takes of processors and memory while the trace comes; null for those that it drew
    /// from. A bill is of a month, and of all of these.</param>
    public double[] FiguresOf(TwinTally tally, int[]? rounds, double runsPerSecond, int[]? occasion = null)
    {
        var shares = tally.ColdShares();
        var figures = new double[FirstBill + (2 * bills.Count)];
        figures[ColdShare] = shares.Average();
        figures[ColdRunShare] = tally.ColdRunShare;
        figures[P50] = tally.SecondsAt(50);
        figures[P95] = tally.SecondsAt(95);
        figures[P99] = tally.SecondsAt(99);
        figures[GigabyteSeconds] = side.GigabyteSeconds(tally, occasion ?? rounds);
        figures[CpuSeconds] = side.CpuSeconds(tally, shares, occasion ?? rounds);
        figures[MeanReplicas] = tally.ReplicaSeconds.Sum() / tally.Seconds;
        figures[MaxReplicas] = tally.MostReplicas;
        foreach (var (index, bill) in bills.Index())
        {
            figures[FirstBill + (2 * index)] = bill.PayPerUse(shares, rounds, runsPerSecond);
            figures[FirstBill + (2 * index) + 1] = bill.Reserved(tally, runsPerSecond);
        }

        return figures;
    }

    /// <summary>What is told of the trace.</summary>
    /// <param name="figures">The figures.</param>
    /// <param name="intervals">Theirs, as many.</param>
    /// <param name="tally">What they are of.</param>
    /// <param name="trace">The trace.</param>
    /// <param name="isWhole">Whether the intervals are of all of it.</param>
    public KeepAlivePrediction Prediction(double[] figures, Interval?[] intervals, TwinTally tally, TraceSummary trace, bool isWhole)
    {
        return new KeepAlivePrediction
        {
            KeepAliveSeconds = keepAliveSeconds,
            ColdShare = Share(ColdShare, trace.Arrivals * Twin.Steps.Count),
            ColdRunShare = Share(ColdRunShare, trace.Arrivals),
            P50Seconds = At(P50),
            P95Seconds = At(P95),
            P99Seconds = trace.Arrivals < LatencyHistogram.FewestForP99 ? null : At(P99),
            GigabyteSeconds = At(GigabyteSeconds),
            CpuSeconds = side.CpuGap is null ? At(CpuSeconds) : null,
            MeanReplicas = At(MeanReplicas),
            MaxReplicas = At(MaxReplicas),
            MostAtOnce = tally.MostAtOnce,
            AskedShare = AskedShareOf(tally),
            Bills = BillsOf(At, trace.RunsPerSecond),
        };

        PredictedFigure At(int figure) => new(figures[figure], intervals[figure]);

        // Whether a call at the very end of a keep-alive is cold hangs on milliseconds that no twin knows: one more or fewer may be.
        PredictedFigure Share(int figure, int calls)
        {
            if (side.Life != ReplicaLife.ScaledToZero || side.Rounds < MedianInterval.FewestValues
                || (intervals[figure] is null && !isWhole))
                return At(figure);
            var (lower, upper, confidence) = intervals[figure] ?? new Interval(figures[figure], figures[figure], Confidence.Stated);
            var call = 1.0 / calls;
            return new PredictedFigure(
                figures[figure], new Interval(Math.Max(0, lower - call), Math.Min(1, upper + call), confidence));
        }
    }

    /// <summary>What is told of another amount of traffic.</summary>
    /// <param name="factor">By what the trace is multiplied.</param>
    /// <param name="figures">The figures.</param>
    /// <param name="tally">What they are of.</param>
    /// <param name="runsPerSecond">Pipeline runs a second, in the mean.</param>
    public TrafficPrediction Traffic(double factor, double[] figures, TwinTally tally, double runsPerSecond) => new(
        factor, figures[ColdShare], figures[P95], figures[MeanReplicas], AskedShareOf(tally),
        BillsOf(figure => new PredictedFigure(figures[figure], null), runsPerSecond));

    private double? AskedShareOf(TwinTally tally)
        => double.IsFinite(Twin.Cores) && tally.ArrivalSeconds > 0 ? tally.AskedSeconds / (tally.ArrivalSeconds * Twin.Cores) : null;

    private PredictedBill[] BillsOf(Func<int, PredictedFigure> at, double runsPerSecond)
    {
        const double Million = 1e6;
        var runs = runsPerSecond * Cost.ReservedPods.SecondsPerMonth;
        return [.. bills.SelectMany((bill, index) => new[]
        {
            Bill(CostModel.PayPerUse, at(FirstBill + (2 * index))), Bill(CostModel.ReservedPod, at(FirstBill + (2 * index) + 1)),
        }, (bill, told) => told with { PriceSheet = bill.Sheet.Name, Currency = bill.Sheet.Currency })];

        PredictedBill Bill(CostModel model, PredictedFigure perMonth) => new("", "", model, perMonth, Million * perMonth.Value / runs);
    }
}
