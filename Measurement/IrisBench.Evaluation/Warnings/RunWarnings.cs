using IrisBench.Evaluation.Summaries;
using IrisBench.Experiments.Results;

namespace IrisBench.Evaluation.Warnings;

/// <summary>What a reader has to know before trusting the figures, the weightiest first.</summary>
internal static class RunWarnings
{
    public static IEnumerable<string> Of(RawRun run, RunSummary summary)
        =>
        [
            .. StatusWarnings.Of(run.Header),
            .. ParityWarnings.Of(run.Header),
            .. BuildWarnings.Of(run.Header),
            .. summary.Sides.SelectMany(SideWarnings.Of),
            .. NoiseWarnings.Of(summary),
            .. MachineWarnings.Of(run, summary.SamplerShare),
        ];
}
