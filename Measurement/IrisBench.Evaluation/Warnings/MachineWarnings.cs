using System.Globalization;
using IrisBench.Experiments.Results;

namespace IrisBench.Evaluation.Warnings;

/// <summary>About the machine and irisbench itself.</summary>
internal static class MachineWarnings
{
    private const double MostSamplerShare = 0.02;
    private const double MostLag = 0.05;

    public static IEnumerable<string> Of(RawRun run, double samplerShare)
    {
        RoundRecord[] rounds = [.. run.Rounds.Where(round => round is { Kind: not RoundKind.WarmUp, VoidReason: null })];
        var restless = rounds.Count(round => !round.Rested);
        if (restless > 0)
            yield return $"{restless} of {Counted.Of(rounds.Length, "round")} began before the machine was back at its baseline.";
        var unsent = rounds.Sum(round => round.Generator.Unsent);
        if (unsent > 0)
            yield return $"{Counted.Of(unsent, "pipeline run")} of the plan could not be sent, because too many were unanswered.";
        if (LagOf(run, rounds) is { } lag)
            yield return lag;
        if (samplerShare > MostSamplerShare)
            yield return string.Create(CultureInfo.InvariantCulture, $"Measuring took {100 * samplerShare:0.0} % of the CPU it measured, more than {100 * MostSamplerShare:0} %.");
    }

    /// <summary>A request that is sent late is counted from its intended time, so lag makes both sides look slower than they are.</summary>
    private static string? LagOf(RawRun run, RoundRecord[] rounds)
    {
        var seconds = run.Pipelines.Where(pipeline => pipeline.Error is null).Select(pipeline => pipeline.Seconds).DefaultIfEmpty().Average();
        var late = rounds.Where(round => round.Generator.LagP99Seconds > MostLag * seconds).ToArray();
        return late.Length == 0
            ? null
            : string.Create(
                CultureInfo.InvariantCulture,
                $"In {Counted.Of(late.Length, "round")} the load generator sent late, by up to {1000 * late.Max(round => round.Generator.LagP99Seconds):0.0} ms (99th percentile); latencies hold that wait.");
    }
}
