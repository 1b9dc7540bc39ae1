using System.Text.Json;
using IrisBench.Evaluation.Summaries;
using IrisBench.Experiments.Results;

namespace IrisBench.Evaluation.Differences;

/// <summary>Why two runs may differ in more than what is asked for.</summary>
internal static class Comparability
{
    public static IEnumerable<string> Doubts(RunSummary before, RunSummary after)
    {
        var (old, young) = (before.Run, after.Run);
        if (old.Machine with { LoadAverage = null, Commit = null } != (young.Machine with { LoadAverage = null, Commit = null }))
            yield return $"The machines differ: {Describe(old.Machine)} before, {Describe(young.Machine)} after.";
        // Records of lists are never equal; what is written of them is.
        if (Text(old) != Text(young))
            yield return "The pipeline or the load of the experiments differ.";
        if (old.Scope != young.Scope)
            yield return $"CPU and memory are of {old.Scope} before and of {young.Scope} after, and are not compared.";
        if (old.Source != young.Source)
            yield return $"The figures come from different sources: {old.Source} before, {young.Source} after.";
        foreach (var run in new[] { old, young }.Where(run => run.Status != RunStatus.Complete))
            yield return $"{run.Id} is not complete.";
        foreach (var side in before.Sides.Select(side => side.Side).Except(after.Sides.Select(side => side.Side)))
            yield return $"{old.Id} has a side {side} that {young.Id} has not.";
        foreach (var side in after.Sides.Select(side => side.Side).Except(before.Sides.Select(side => side.Side)))
            yield return $"{young.Id} has a side {side} that {old.Id} has not.";
    }

    private static string Describe(MachineDescription machine)
        => $"{machine.Cpu}, {machine.Cores} cores, {machine.MemoryBytes >> 20} MiB, {machine.OperatingSystem}, kernel {machine.Kernel}, {machine.DotNet}";

    private static string Text(RunHeader run)
        => JsonSerializer.Serialize(run.Experiment.Pipeline, ResultsJson.Default.PipelineDefinition) + JsonSerializer.Serialize(run.Experiment.Load, ResultsJson.Default.LoadDefinition);
}
