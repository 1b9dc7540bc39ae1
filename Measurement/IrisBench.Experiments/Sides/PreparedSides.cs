using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Definition.OwnSystem;
using IrisBench.Experiments.Running;
using IrisBench.Experiments.Sides.Templates;

namespace IrisBench.Experiments.Sides;

/// <summary>Makes sides ready to be called: reads their templates once, and lays their steps out in groups.</summary>
internal sealed class PreparedSides(RunTargets targets, RunInputs inputs)
{
    private readonly InstanceLedger _instances = new();

    /// <exception cref="ExperimentException">With what the environment holds a step is no request.</exception>
    public PipelineSide Of(SideDefinition side, PipelineDefinition pipeline)
    {
        try
        {
            var (baseUrl, steps) = StepsOf(side);
            return new PipelineSide(Groups([.. steps.Select(step => new PreparedStep(step, baseUrl, inputs, pipeline))], pipeline), side.Mode, _instances, inputs);
        }
        catch (ExperimentException exception)
        {
            throw new ExperimentException($"The side {side.Name}, {exception.Message}.", exception);
        }
    }

    private (string BaseUrl, IReadOnlyList<StepDefinition> Steps) StepsOf(SideDefinition side) => side switch
    {
        { System: { } system } => (inputs.Fill(system.BaseUrl ?? "").TrimEnd('/'), system.Steps),
        { Packaging: Packaging.Monolith } => (AddressOf(targets.Monolith!), IrisPipeline.Monolith),
        _ => (AddressOf(targets.Knative?.Ingress ?? targets.Gateway!), IrisPipeline.Functions(targets.Knative)),
    };

    private static string AddressOf(Uri address) => address.AbsoluteUri.TrimEnd('/');

    private static List<IReadOnlyList<(string, PreparedStep)>> Groups(IReadOnlyList<PreparedStep> steps, PipelineDefinition pipeline)
    {
        var groups = new List<IReadOnlyList<(string, PreparedStep)>>();
        foreach (var step in steps)
        {
            var times = step.Repeat switch { StepRepetition.Chain => pipeline.Chain, StepRepetition.FanOut => pipeline.FanOut, _ => 1 };
            var calls = Enumerable.Range(1, times).Select(time => (times == 1 ? step.Name : $"{step.Name}-{time}", step)).ToArray();
            if (step.Repeat == StepRepetition.Chain)
                groups.AddRange(calls.Select(call => new[] { call }));
            else if (step.Together)
                groups[^1] = [.. groups[^1], .. calls];
            else
                groups.Add(calls);
        }

        return groups;
    }
}
