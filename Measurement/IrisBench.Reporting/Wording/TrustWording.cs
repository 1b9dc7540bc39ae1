using IrisBench.Evaluation.Summaries;
using IrisBench.Experiments.Results;
using static System.FormattableString;

namespace IrisBench.Reporting.Wording;

/// <summary>What has to be read together with the answer, so that nobody believes it without.</summary>
internal static class HeadlineCautions
{
    // So much work waits for a processor that what was measured had to wait, too.
    private const double BusyLoadByCore = 2;

    /// <summary>How many pipeline runs failed, in a sentence; none where none did.</summary>
    public static IEnumerable<string> Failures(IEnumerable<SideSummary> sides)
    {
        var failing = sides.GroupBy(side => side.Side)
            .Select(side => (Side: side.Key, Failed: side.Sum(one => (long)one.Failed), Runs: side.Sum(one => (long)one.PipelineRuns)))
            .Where(side => side.Failed > 0)
            .Select(side => $"{Quantity.Count(side.Failed)} of {Quantity.Count(side.Runs)} pipeline runs of {PlainText.Clean(side.Side)}")
            .ToList();
        return failing.Count == 0 ? [] : [$"{Headline.Enumeration(failing)} failed."];
    }

    /// <summary>What else weakens the answer: a Debug build, void rounds, a busy machine.</summary>
    public static IEnumerable<string> Of(RunHeader run, IReadOnlyList<SideSummary> sides)
    {
        if (run.Components.Any(component => component.Build is { IsDebug: true }))
            yield return "All of this is of a Debug build, not of what ships.";
        var voided = sides.GroupBy(side => side.Side)
            .Select(side => (Side: side.Key, Void: side.Sum(one => one.VoidRounds.Count), Rounds: side.Sum(one => one.Rounds)))
            .Where(side => side.Void > 0).ToList();
        if (voided.Count > 0)
            yield return Headline.Enumeration(voided.Select(
                    side => $"{side.Void} of {side.Void + side.Rounds} rounds of {PlainText.Clean(side.Side)}"))
                + (voided.Sum(side => side.Void) == 1 ? " is void and not in it." : " are void and not in it.");
        var late = sides.GroupBy(side => side.Side).Select(side => (Side: side.Key, Late: side.Sum(one => one.LateRounds.Count)))
            .Where(side => side.Late > 0).Select(side => $"{side.Late} of {PlainText.Clean(side.Side)}").ToList();
        if (late.Count > 0)
            yield return $"Rounds whose times are not in it, because irisbench sent late: {Headline.Enumeration(late)}.";
        var disturbed = sides.GroupBy(side => side.Side)
            .Select(side => (Side: side.Key, Disturbed: side.Sum(one => one.DisturbedRounds.Count), Rounds: side.Sum(one => one.Rounds)))
            .Where(side => side.Disturbed > 0)
            .Select(side => $"{side.Disturbed} of {side.Rounds} rounds of {PlainText.Clean(side.Side)}").ToList();
        if (disturbed.Count > 0)
            yield return $"Other programs disturbed {Headline.Enumeration(disturbed)}, which are in it all the same.";
        var cores = run.Machine.MachineCores ?? run.Machine.Cores;
        if (run.Machine.LoadAverage is { } load && load > BusyLoadByCore * cores)
            yield return Invariant($"The machine was busy when the run began: a load average of {load:0.#} on {cores} cores. ")
                + "What irisbench built just before counts in it, and so does anything else.";
    }
}

/// <summary>What a reader has to know before trusting the figures.</summary>
internal static class TrustWording
{
    public static IReadOnlyList<string> VoidRounds(RunSummary summary)
        => [.. summary.Sides.SelectMany(side => NotCounted(side).Select(reason => $"{side.Side}: {reason}"))];

    /// <summary>Rounds of a side that do not count as others do, and why.</summary>
    public static IEnumerable<string> NotCounted(SideSummary side)
        => side.VoidRounds
            .Concat(side.LateRounds.Select(reason => $"{reason} (its CPU and memory count)"))
            .Concat(side.RepeatedRounds.Select(reason => $"{reason} (repeated)"))
            .Concat(side.DisturbedRounds.Select(reason => $"{reason} (it counts: no repetition was left)"));

    public static IReadOnlyList<string> Errors(RunSummary summary)
        => [.. summary.Sides.SelectMany(side => side.Errors.OrderByDescending(error => error.Value)
            .Select(error => $"{side.Side}: {error.Value} of {side.PipelineRuns} runs: {error.Key}"))];

    public static IReadOnlyList<string> Measuring(RunSummary summary)
        =>
        [
            Sampler(summary),
            .. summary.Run.Orchestrator is { } use ? [Orchestrator(use)] : Array.Empty<string>(),
            .. summary.Neighbours is { } neighbours ? [Neighbours(neighbours)] : Array.Empty<string>(),
        ];

    private static string Neighbours(NeighbourSummary neighbours)
        => $"Neighbours took {Quantity.Percent(neighbours.MedianShare)} of the machine in the median round, "
            + $"{Quantity.Percent(neighbours.MaxShare)} at most; {Repeated(neighbours.Repeated)}.";

    private static string Repeated(int rounds) => rounds switch
    {
        0 => "no round was repeated",
        1 => "1 round was repeated",
        _ => Invariant($"{rounds} rounds were repeated"),
    };

    private static string Sampler(RunSummary summary)
        => $"The sampler took {Quantity.Percent(summary.SamplerShare)} of the CPU time of everything it watched.";

    private static string Orchestrator(OrchestratorUse use)
        => $"Aspire's AppHost and orchestrator ({Quantity.Count(use.Processes)} processes) took "
            + $"{Quantity.Cores(use.CpuSeconds / use.Seconds)} meanwhile, counted to no side.";
}
