using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Running;
using IrisBench.Experiments.Sides.Templates;

namespace IrisBench.Experiments.Sides;

/// <summary>Makes sides ready to be called: reads their templates once, and lays their steps out in groups.</summary>
internal sealed class PreparedSides(RunRequest request, RunInputs inputs)
{
    private readonly InstanceLedger _instances = new();

    /// <exception cref="ExperimentException">With what the environment holds a step is no request.</exception>
    public PipelineSide Of(SideDefinition side, PipelineDefinition pipeline)
    {
        try
        {
            var system = request.SystemOf(side);
            return new PipelineSide(
                Groups([.. system.Steps.Select(step => new PreparedStep(step, system.BaseUrl, inputs, pipeline))], pipeline),
                side.Mode, _instances, inputs, system.Cookies);
        }
        catch (ExperimentException exception)
        {
            throw new ExperimentException($"The side {side.Name}, {exception.Message}.", exception);
        }
    }

    private static List<IReadOnlyList<(string, PreparedStep)>> Groups(IReadOnlyList<PreparedStep> steps, PipelineDefinition pipeline)
    {
        var groups = new List<IReadOnlyList<(string, PreparedStep)>>();
        foreach (var step in steps)
        {
            var (name, repeat) = (step.Definition.Name, step.Definition.Repeat);
            var times = repeat switch { StepRepetition.Chain => pipeline.Chain, StepRepetition.FanOut => pipeline.FanOut, _ => 1 };
            var calls = Enumerable.Range(1, times).Select(time => (times == 1 ? name : $"{name}-{time}", step)).ToArray();
            if (repeat == StepRepetition.Chain)
                groups.AddRange(calls.Select(call => new[] { call }));
            else if (step.Definition.Together)
                groups[^1] = [.. groups[^1], .. calls];
            else
                groups.Add(calls);
        }

        return groups;
    }
}
