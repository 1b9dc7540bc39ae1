using IrisBench.Evaluation.Summaries;
using IrisBench.Experiments.Results;

namespace IrisBench.Reporting.Wording;

/// <summary>What a reader has to know before trusting the figures.</summary>
internal static class TrustWording
{
    public static IReadOnlyList<string> VoidRounds(RunSummary summary)
        => [.. summary.Sides.SelectMany(side => side.VoidRounds.Select(reason => $"{side.Side}: {reason}"))];

    public static IReadOnlyList<string> Errors(RunSummary summary)
        => [.. summary.Sides.SelectMany(side => side.Errors.OrderByDescending(error => error.Value).Select(error => $"{side.Side}: {error.Value} of {side.PipelineRuns} runs: {error.Key}"))];

    public static IReadOnlyList<string> Measuring(RunSummary summary) => [Sampler(summary), .. summary.Run.Orchestrator is { } use ? [Orchestrator(use)] : Array.Empty<string>()];

    private static string Sampler(RunSummary summary)
        => $"The sampler took {Quantity.Percent(summary.SamplerShare)} of the CPU time of everything it watched.";

    private static string Orchestrator(OrchestratorUse use)
        => $"Aspire's AppHost and orchestrator ({Quantity.Count(use.Processes)} processes) took {Quantity.Cores(use.CpuSeconds / use.Seconds)} meanwhile, counted to no side.";
}
