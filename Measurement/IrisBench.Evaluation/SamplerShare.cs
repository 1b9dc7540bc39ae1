using IrisBench.Experiments.Results;

namespace IrisBench.Evaluation;

/// <summary>What measuring costs.</summary>
internal static class SamplerShare
{
    /// <summary>The sampler's CPU seconds by those of everything it measured, 0 to 1, over all rounds but warm-ups; 0 where nothing was used.</summary>
    public static double Of(RawRun run)
    {
        var generators = run.Header.Components.Where(component => component.Role == ComponentRole.Generator).Select(component => component.Name).ToHashSet();
        RoundRecord[] rounds = [.. run.Rounds.Where(round => round.Kind != RoundKind.WarmUp)];
        var measured = rounds.SelectMany(round => round.Use).Where(use => !generators.Contains(use.Component)).Sum(use => use.CpuSeconds);
        return measured > 0 ? rounds.Sum(round => round.Generator.SamplerCpuSeconds) / measured : 0;
    }
}
