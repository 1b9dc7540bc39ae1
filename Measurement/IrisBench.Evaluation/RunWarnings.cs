using IrisBench.Evaluation.Rounds;
using IrisBench.Evaluation.Statistics;
using IrisBench.Evaluation.Summaries;
using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Results;
using static System.FormattableString;

namespace IrisBench.Evaluation;

/// <summary>What a reader has to know before trusting the figures, the weightiest first.</summary>
internal static class RunWarnings
{
    private const int FewestForP99 = 1000;
    private const double MostSamplerShare = 0.02;
    private const double MostLag = 0.05;
    private const double MostIdleCores = 0.05;

    public static IEnumerable<string> Of(RawRun run, RunSummary summary)
        =>
        [
            .. OfStatus(run.Header),
            .. OfFaults(run.Header.Experiment),
            .. summary.Sides.Where(side => side.Failed > 0).Select(OfFailures),
            .. OfParity(run.Header),
            .. OfBuilds(run.Header),
            .. OfNotCompared(summary),
            .. summary.Sides.SelectMany(OfSide),
            .. OfNoise(summary),
            .. OfSteps(run),
            .. OfIdle(run),
            .. OfNeighbours(summary.Neighbours),
            .. OfMachine(run, summary.SamplerShare),
        ];

    private static IEnumerable<string> OfStatus(RunHeader header)
    {
        var reason = header.StatusReason is { } text ? $" ({text.TrimEnd('.')})" : "";
        return header.Status switch
        {
            RunStatus.Complete => [],
            RunStatus.Interrupted => [$"The run was interrupted{reason}; the figures are of what had been measured."],
            RunStatus.Failed => [$"The run failed{reason}; the figures are of what had been measured."],
            _ => ["The run has not ended, or its process was killed; the figures are of what had been measured."],
        };
    }

    private static IEnumerable<string> OfFaults(Experiment experiment)
        => experiment.Faults.Count == 0 ? []
            : ["Something fails in every round, as the experiment says. Time, CPU, memory and cost hold the outage; measure without "
                + "'faults' to compare them."];

    /// <summary>Sides of which nothing was held against each other: whether they do the same work is not known.</summary>
    private static IEnumerable<string> OfParity(RunHeader header)
    {
        var reference = header.Experiment.Sides[0].Name;
        var names = header.Parity.Where(answer => answer.Answers is not null)
            .GroupBy(answer => answer.Side)
            .ToDictionary(side => side.Key, side => side.SelectMany(answer => answer.Answers!.Keys).ToHashSet());
        return header.Experiment.Sides.Skip(1).Select(side => side.Name)
            .Where(side => names.TryGetValue(side, out var own) && names.TryGetValue(reference, out var known) && !own.Overlaps(known))
            .Select(side => $"Nothing that {side} and {reference} answer was compared: no step of both says what must agree, so whether "
                + "they do the same work is not known.");
    }

    /// <summary>What no row of a table tells, because a side has nothing to compare.</summary>
    private static IEnumerable<string> OfNotCompared(RunSummary summary)
    {
        foreach (var same in summary.NotCompared.GroupBy(row => (row.Side, row.Reference, row.Reason), row => row.Measure))
            yield return $"{same.Key.Side} and {same.Key.Reference} are not compared in {string.Join(", ", same)}: {same.Key.Reason}.";
        if (summary.PeaksFrom == PeaksSource.None)
            yield return "There is no CPU max and no memory max: this run did not record them, and its samples are gone.";
        if (summary.Sides.SelectMany(side => side.Components).Where(component => component.CpuMaxCores is null)
            .Select(component => component.Component).Distinct().ToArray() is { Length: > 0 } without)
            yield return $"There is no CPU max of {string.Join(", ", without)}: its source tells new figures too seldom for rounds this "
                + "short. A round must last four of its intervals, which the notes name.";
    }

    /// <summary>Figures that are not of what would ship.</summary>
    private static IEnumerable<string> OfBuilds(RunHeader header)
    {
        string[] debug =
            [.. header.Components.Where(component => component.Build is { IsDebug: true }).Select(component => component.Name)];
        if (debug.Length > 0)
            yield return $"The figures are of a Debug build ({string.Join(", ", debug)}); what ships is compiled ahead, starts "
                + "sooner and takes less.";
        string[] builds = [.. header.Components.Select(component => component.Build?.Configuration).OfType<string>()
            .Where(build => build.Length > 0).Distinct()];
        if (builds.Length > 1)
            yield return "The sides were not built alike: some of them Debug, some Release.";
    }

    private static IEnumerable<string> OfSide(SideSummary side)
    {
        if (side.VoidRounds.Count > 0)
            yield return $"{side.Side}: {Counted(side.VoidRounds.Count, "round")} void and not counted, each with its reason among the "
                + $"void rounds. {Remedy(side)}";
        if (side.LateRounds.Count > 0)
            yield return $"{side.Side}: of {Counted(side.LateRounds.Count, "round")} CPU and memory count, but not the latencies, because "
                + "irisbench sent late. A load below what it can send (a lower rate) leaves none.";
        if (side.Rounds == 0)
            yield return $"{side.Side}: no round counts, so there is nothing to tell of it.";
        else if (side.Rounds < MedianInterval.FewestValues)
            yield return $"{side.Side}: {Counted(side.Rounds, "round")} counted; no interval and no verdict below "
                + $"{MedianInterval.FewestValues}.";
        if (side.Latency is { P99: not null, Count: < FewestForP99 })
            yield return $"{side.Side}: the 99th percentile of {side.Latency.Count} pipeline runs is rough; {FewestForP99} are wanted.";
        if (OutliersOf(side) is { Length: > 0 } outliers)
            yield return $"{side.Side}: rounds outside Tukey's fences, marked and still counted: {string.Join(", ", outliers)}.";
    }

    private static IEnumerable<string> OfSteps(RawRun run)
        => run.Pipelines.SelectMany(pipeline => pipeline.Steps).Select(step => step.Step).Distinct().Count()
            is > SideSummaries.MostSteps and var names
            ? [$"The answers name {names} steps; of {SideSummaries.MostSteps} of each side the report tells."]
            : [];

    private static string OfFailures(SideSummary side)
        => $"{side.Side}: {side.Failed} of {Counted(side.PipelineRuns, "pipeline run")} failed; "
            + "latencies are of the others, CPU and memory of all.";

    private static string[] OutliersOf(SideSummary side)
        => [.. side.Measures
            .Where(measure => measure.Measure is Measures.PipelineSeconds or Measures.Throughput or Measures.CpuSecondsPerRun
                or Measures.WorkingSetMaxBytes)
            .Where(measure => measure.Outliers.Count > 0)
            .Select(measure => $"{measure.Outliers.Count} of {measure.Values.Count} in {Measures.NounOf(measure.Measure)}")];

    /// <summary>How many rounds leave enough, if as many are void again; where none is left, none are enough.</summary>
    private static string Remedy(SideSummary side)
    {
        const string LessLoad = "a load below what irisbench can send (a lower rate, fewer callers) leaves none void for want of it";
        var all = side.Rounds + side.VoidRounds.Count;
        var enough = side.Rounds == 0 ? int.MaxValue : (MedianInterval.FewestValues * all + side.Rounds - 1) / side.Rounds;
        return side.Rounds >= MedianInterval.FewestValues || enough > RoundsNeeded.Most
            ? $"{char.ToUpperInvariant(LessLoad[0])}{LessLoad[1..]}."
            : $"More rounds leave enough (--rounds {enough} or more), and {LessLoad}.";
    }

    /// <summary>A reference that differs from itself: what does that to it may do the same to a comparison.</summary>
    private static IEnumerable<string> OfNoise(RunSummary summary)
    {
        if (summary.NoiseFloors.Count == 0 && summary.Sides.Count > 1)
            yield return "The reference was not run against itself, so a difference between rounds that are alike "
                + "would not be known for one.";
        foreach (var floor in summary.NoiseFloors.Where(floor => floor.RatioInterval is { Lower: > 1 } or { Upper: < 1 }))
            yield return Invariant($"The reference differs from itself in {Measures.NounOf(floor.Measure)}: {floor.Ratio:0.000} times (")
                + Invariant($"{floor.RatioInterval!.Lower:0.000} to {floor.RatioInterval.Upper:0.000}). No difference up to that size ")
                + "is told as one.";
    }

    /// <summary>Systems that irisbench started and that do not idle while another one is measured.</summary>
    private static IEnumerable<string> OfIdle(RawRun run)
    {
        foreach (var side in run.Header.Experiment.Sides.Where(side => side.System is { Start.Exclusive: false }))
        {
            var own = side.System!.Components.Where(component => component.Role != ComponentShare.Shared)
                .Select(component => component.Name).ToHashSet();
            double[] cores = [.. run.Rounds.Where(round => round.Side != side.Name && round.DurationSeconds > 0)
                .Select(round => round.Use.Where(use => own.Contains(use.Component)).Sum(use => use.CpuSeconds) / round.DurationSeconds)];
            if (cores.Length > 0 && Median.Of(cores) is > MostIdleCores and var median)
                yield return Invariant($"While another side was measured, {side.Name} took {median:0.00} cores in the median round. ")
                    + "'exclusive: true' stops it meanwhile.";
        }
    }

    /// <summary>Rounds that others disturbed and that count for want of repetitions.</summary>
    private static IEnumerable<string> OfNeighbours(NeighbourSummary? neighbours)
    {
        if (neighbours is { Disturbed: > 0 and var disturbed, Repeated: var repeated })
            yield return Invariant($"{Counted(disturbed + repeated, "round")} {(disturbed + repeated == 1 ? "was" : "were")} disturbed by ")
                + Invariant($"neighbours; {repeated} {(repeated == 1 ? "was" : "were")} repeated, the others count. Stop what else runs ")
                + "here, and measure again.";
    }

    /// <summary>The machine and irisbench itself.</summary>
    private static IEnumerable<string> OfMachine(RawRun run, double samplerShare)
    {
        RoundRecord[] rounds = [.. run.Rounds.Where(round => round is { Kind: not RoundKind.WarmUp, VoidReason: null })];
        var restless = rounds.Count(round => !round.Rested);
        if (restless > 0)
            yield return $"{restless} of {Counted(rounds.Length, "round")} began before the machine was back at its baseline.";
        var unsent = rounds.Sum(round => round.Generator.Unsent);
        if (unsent > 0)
            yield return $"{Counted(unsent, "pipeline run")} of the plan could not be sent, because too many were unanswered."
                + (run.Header.Experiment is { Objective: null, Faults.Count: 0 } ? ""
                    : " A round with such a run tells nothing of an objective or a fault: too little would seem to have failed.");
        if (LagOf(run, rounds) is { } lag)
            yield return lag;
        if (samplerShare > MostSamplerShare)
            yield return Invariant(
                $"Measuring took {100 * samplerShare:0.0} % of the CPU it measured, more than {100 * MostSamplerShare:0} %.");
    }

    /// <summary>A request that is sent late is counted from its intended time, so lag makes both sides look slower than they are.</summary>
    private static string? LagOf(RawRun run, RoundRecord[] rounds)
    {
        var seconds = run.Pipelines.Where(pipeline => pipeline.Error is null).Select(pipeline => pipeline.Seconds).DefaultIfEmpty()
            .Average();
        double[] late = [.. rounds.Where(round => round.LateReason is null)
            .Select(round => round.Generator.LagP99Seconds).Where(lag => lag > MostLag * seconds)];
        return late.Length == 0
            ? null
            : Invariant($"In {Counted(late.Length, "round")} the load generator sent late, by up to {1000 * late.Max():0.0} ms ")
                + "(99th percentile); latencies hold that wait.";
    }

    /// <summary><c>1 round</c>, <c>2 rounds</c>.</summary>
    private static string Counted(int count, string thing) => count == 1 ? $"1 {thing}" : $"{count} {thing}s";
}
