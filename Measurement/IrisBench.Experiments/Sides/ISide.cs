using IrisBench.Experiments.Sides.Http;

namespace IrisBench.Experiments.Sides;

/// <summary>One packaging of the pipeline, ready to be called.</summary>
internal interface ISide
{
    /// <summary>Runs the pipeline once. A failing step is an answer with an error, not an exception.</summary>
    Task<PipelineAnswer> RunAsync(CallerConnection connection, PipelineInput input, CancellationToken cancellationToken);
}
