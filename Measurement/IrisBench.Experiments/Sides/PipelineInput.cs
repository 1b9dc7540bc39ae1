using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Running;

namespace IrisBench.Experiments.Sides;

/// <summary>What a pipeline run is given.</summary>
internal sealed record PipelineInput(RunCredentials Credentials, PipelineDefinition Pipeline, IReadOnlyList<double> Flower)
{
    public LoadSettings Load => new(Pipeline.Iterations, Pipeline.Size, Pipeline.Seed);
}
