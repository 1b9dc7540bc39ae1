using IrisBench.Evaluation.Cost;
using IrisBench.Evaluation.Summaries;
using IrisBench.Experiments.Results;
using IrisBench.Experiments.Sides;

namespace IrisBench.Evaluation.Twin;

/// <summary>What the sides of a run would do with a trace: a simulation made of nothing but what the run measured; docs/method.md says
/// how.</summary>
public static class TwinEvaluation
{
    private const int SeedWhereNoneIsRecorded = 1;

    /// <summary>Predicts. The same run, trace, request and version of .NET give the same.</summary>
    /// <param name="run">What was measured.</param>
    /// <param name="arrivals">When pipeline runs arrive, in seconds, ascending; at least two that are apart.</param>
    /// <param name="request">What is asked.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="RunFolderException">The run is a sweep, or has faults, or nothing can be predicted from it.</exception>
    /// <exception cref="ArgumentException">The arrivals are none.</exception>
    /// <exception cref="OperationCanceledException">It was ended.</exception>
    public static TracePrediction Of(
        RawRun run, IReadOnlyList<double> arrivals, PredictionRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(arrivals);
        ArgumentNullException.ThrowIfNull(request);
        if (run.Header.Experiment.Vary is not null)
            throw new RunFolderException(
                $"{run.Header.Id} is a sweep, whose points are no rounds of one another; a prediction is made of a run without 'vary'.");
        if (run.Header.Experiment.Faults.Count > 0)
            throw new RunFolderException(
                $"{run.Header.Id} has faults, so its times hold outages; a prediction is made of a run without 'faults'.");

        var trace = TrafficScale.FromZero(arrivals);
        var roles = new ComponentRoles(run.Header.Components);
        var measured = MeasuredSides(run, roles);
        MeasuredSide[] known = [.. measured.Where(side => side.WhyNot is null)];
        if (known.Length == 0)
            throw new RunFolderException($"{run.Header.Id} tells too little to predict from: "
                + string.Join("; ", measured.Select(side => $"{side.Name}: {side.WhyNot}")) + ".");

        TwinLine[] lines = [.. known.SelectMany(side => LinesOf(side, roles, request))];
        var seed = request.Seed ?? run.Header.Experiment.Order.Seed ?? SeedWhereNoneIsRecorded;
        var summary = TrafficScale.SummaryOf(request.Trace, trace);
        var runs = new TwinRuns(trace, summary.RunsPerSecond, seed, cancellationToken);
        var points = runs.Points(lines);
        var intervals = runs.Intervals(lines, points);
        var traffic = new SideTraffic[known.Length];
        var sides = new SidePrediction[known.Length];
        foreach (var (index, side) in known.Index())
            (sides[index], traffic[index]) = Predict(side, request, lines, points, intervals, runs, summary);
        return new TracePrediction
        {
            Run = run.Header.Id,
            Command = request.Command,
            Trace = summary,
            Calls = request.Calls,
            Seed = seed,
            Resamples = intervals.Any(line => line.Any(interval => interval is not null)) ? TwinRuns.Resamples : 0,
            ResampledArrivals = runs.Sample.Length,
            Sides = sides,
            Crossings = [.. new TwinCrossings(summary.RunsPerSecond).Of(traffic)],
            Cautions = [.. TwinCautions.Of(run, measured, sides, request.RawFilesProblem)],
            Notes = [.. TwinCautions.NotesOf(run, known, summary, runs, trace, request)],
        };
    }

    private static MeasuredSide[] MeasuredSides(RawRun run, ComponentRoles roles)
    {
        var (all, gaps) = (RunEvaluation.SidesOf(run), new CpuGaps(run, roles));
        var sides = all.Select(side => side.WithoutLate()).ToArray();
        return [.. sides.Zip(all, (side, whole) => new MeasuredSide(
            side, sides, roles, run.Header.MostCores, gaps.Of(side.Definition)) { Late = whole.Rounds.Count - side.Rounds.Count })];
    }

    // Without the processor time there is no size, and so no price.
    private static IEnumerable<TwinLine> LinesOf(MeasuredSide side, ComponentRoles roles, PredictionRequest request)
    {
        TwinBills[] bills = side.CpuGap is not null
            ? []
            : [.. request.Prices.Select(sheet => new TwinBills(side, new MeasuredNeeds(side.Side, roles).Read(), sheet))];
        return KeepAlivesOf(side, request).Select(keepAlive => new TwinLine(side, keepAlive, request.Calls, bills));
    }

    private static IEnumerable<double?> KeepAlivesOf(MeasuredSide side, PredictionRequest request)
        => side.Life == ReplicaLife.ScaledToZero ? request.KeepAlives.Select(seconds => (double?)seconds) : [null];

    private static (SidePrediction Side, SideTraffic Traffic) Predict(
        MeasuredSide side, PredictionRequest request, TwinLine[] lines, SimulatedLine[] points, Interval?[][] intervals, TwinRuns runs,
        TraceSummary trace)
    {
        var own = lines.Index().Where(line => line.Item.Side == side).ToArray();
        KeepAlivePrediction[] told = [.. own.Select(line => line.Item.Prediction(
            points[line.Index].Figures, intervals[line.Index], points[line.Index].Tally, trace, runs.IsWhole))];
        double? keepAlive = side.Life == ReplicaLife.ScaledToZero ? request.TrafficKeepAlive : null;
        var drawn = Array.FindIndex(own, line => line.Item.KeepAliveSeconds == keepAlive);
        var traffic = runs.Traffic(own[drawn].Item, points[own[drawn].Index], told[drawn]);
        return (new SidePrediction(side.Name, side.Life, side.Rounds, told, keepAlive, traffic.Predictions), traffic);
    }
}
