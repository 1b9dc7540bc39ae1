using IrisBench.Evaluation.Statistics;
using IrisBench.Experiments.Results;
using static System.FormattableString;

namespace IrisBench.Evaluation.Twin;

/// <summary>What a prediction cannot know, and what it takes for granted.</summary>
internal static class TwinCautions
{
    // A share of arrivals at the moment of the one before that no independent callers have.
    private const double ManyAtOneMoment = 0.1;

    /// <summary>What has to be read with the answer, the weightiest first.</summary>
    /// <param name="run">The run.</param>
    /// <param name="measured">All its sides.</param>
    /// <param name="predicted">Those of which something is predicted.</param>
    /// <param name="rawFilesProblem">What is wrong with the raw files; null where nothing is known to be.</param>
    public static IEnumerable<string> Of(
        RawRun run, IReadOnlyList<MeasuredSide> measured, IReadOnlyList<SidePrediction> predicted, string? rawFilesProblem)
        =>
        [
            .. rawFilesProblem is null
                ? Array.Empty<string>()
                : [$"This is not of what was measured, as far as anybody can tell: {rawFilesProblem}."],
            .. measured.Where(side => side.WhyNot is not null).Select(side => $"Nothing is predicted of {side.Name}: {side.WhyNot}."),
            .. measured.All(side => side.Life != ReplicaLife.ScaledToZero)
                ? ["Nothing is said about a keep-alive: no side of the run was measured in mode zero."]
                : Array.Empty<string>(),
            .. measured.Where(side => side is { Rounds: > 0, Late: > 0 }).Select(side
                => $"{side.Name}: {Counted(side.Late, "round")} {(side.Late == 1 ? "is" : "are")} left out, because irisbench sent late "
                    + "and the times do not count."),
            .. OfLoad(predicted, measured, run.Header),
            .. predicted.Where(side => side.Rounds < MedianInterval.FewestValues).Select(side
                => $"{side.Side} has {Counted(side.Rounds, "round")} that count{(side.Rounds == 1 ? "s" : "")}: its figures have no "
                    + $"intervals below {MedianInterval.FewestValues}."),
            .. OfAge(run.Header),
        ];

    /// <summary>What else has to be known.</summary>
    public static IEnumerable<string> NotesOf(
        RawRun run, IReadOnlyList<MeasuredSide> known, TraceSummary summary, TwinRuns runs, double[] trace, PredictionRequest request)
    {
        foreach (var side in known.Where(side => side.Steps.Any(step => step.IsBorrowed)))
            yield return $"{side.Name}: all answers of {Names(side.Steps.Where(step => step.IsBorrowed))} were cold when it was measured; "
                + "its warm ones are those of the side that was kept warm.";
        foreach (var side in known.Where(side => side.Life == ReplicaLife.ScaledToZero)
            .Where(side => side.Steps.Any(step => step.WarmCpuSeconds is null)))
            yield return $"{side.Name}: what a start takes of the processors is not told apart from the calls, because no side of the same "
                + "functions was kept warm; all calls are taken to be alike.";
        foreach (var side in known.Where(side => side.MostAtOnce > 1))
            yield return $"{side.Name} was measured with up to {side.MostAtOnce} runs at once. What they waited for each other is in its "
                + "durations, and what is reckoned for runs at once comes on top of it.";
        foreach (var side in known.Where(side => side.CpuGap is not null))
            yield return $"{side.Name} has no processor time and no cost, and its runs are taken not to slow each other: {side.CpuGap}.";
        if (known.Any(side => side.Life == ReplicaLife.ScaledToZero))
            yield return request.Calls == ReplicaCalls.Any
                ? "A process that is scaled to zero takes any number of calls, and calls that find it starting wait for it together, as at "
                    + "irisbench's gateway. --calls-per-replica one reckons as clouds' functions do."
                : "A process that is scaled to zero takes one call at a time and has processors of its own; the one that was used last is "
                    + "used first. What a cloud's start takes was not measured.";
        if (!runs.IsWhole)
            yield return Invariant($"The intervals are made of {runs.Sample.Length:#,##0} arrivals from all over the trace: by how much ")
                + "the figures of these vary is by how much the figures of the whole may. A figure that these give otherwise, by more than "
                + "a fifth, has no interval.";
        var atOneMoment = trace.Zip(trace.Skip(1)).Count(pair => pair.First == pair.Second);
        if (atOneMoment > ManyAtOneMoment * trace.Length)
            yield return Invariant($"{atOneMoment:#,##0} of {summary.Arrivals:#,##0} arrivals are at the moment of the one before. ")
                + "Where the file tells whole seconds only, these bursts are the file's and not the traffic's.";
        if (run.Header.Status != RunStatus.Complete)
            yield return $"{run.Header.Id} is not complete; the figures are of what had been measured.";
        yield return "The bill is of a month that is all like the trace. Reserved pods are as many as its mean rate takes; functions "
            + "that are scaled to zero are paid in pods for as long as they are there. Local seconds at list prices are a model, not "
            + "a bill.";
    }

    // What the run had not to bear is reckoned, not measured.
    private static IEnumerable<string> OfLoad(
        IReadOnlyList<SidePrediction> predicted, IReadOnlyList<MeasuredSide> measured, RunHeader header)
    {
        foreach (var side in predicted.Where(IsOverloaded))
            yield return Invariant($"{side.Side}: this traffic asks for {side.KeepAlives.Max(line => line.AskedShare) * 100:0} % of the ")
                + Invariant($"{header.MostCores:0} processors that were measured. Runs fall behind for as long as it lasts, so its ")
                + "latencies say how long the trace is, and nothing else.";
        foreach (var same in predicted.Where(side => !IsOverloaded(side))
            .Select(side => (Side: side, AtOnce: side.KeepAlives.Max(line => line.MostAtOnce),
                Measured: measured.First(known => known.Name == side.Side).MostAtOnce))
            .Where(side => side.AtOnce > side.Measured)
            .GroupBy(side => (side.Measured, IsShared: side.Side.KeepAlives[0].AskedShare is not null)))
            yield return Invariant($"More runs are under way at once than the {same.Key.Measured} that were measured: ")
                + string.Join(", ", same.Select(side => Invariant($"{side.Side.Side} up to {side.AtOnce}"))) + ". "
                + (same.Key.IsShared
                    ? Invariant($"What they take from each other is reckoned (they share {header.MostCores:0} processors), not measured.")
                    : "They are taken not to slow each other, which was not measured.");
    }

    private static bool IsOverloaded(SidePrediction side) => side.KeepAlives.Any(line => line.AskedShare > 1);

    private static IEnumerable<string> OfAge(RunHeader header)
        => header.Memory is null
            ? ["An older irisbench measured this run. It did not say how memory was counted, so GB-seconds are of "
                + $"{(header.MemoryKind == MemoryKind.Container ? "containers" : "resident sets")}."]
            : [];

    private static string Names(IEnumerable<MeasuredStep> steps) => string.Join(", ", steps.Select(step => step.Name));

    private static string Counted(int count, string thing) => count == 1 ? $"1 {thing}" : $"{count} {thing}s";
}
