namespace IrisBench.Compare.Sides;

/// <summary>One packaging of the pipeline.</summary>
internal interface ISide
{
    string Name { get; }

    /// <exception cref="StepFailedException">A step did not answer as it should.</exception>
    Task<PipelineRun> RunPipelineAsync(PipelineInput input, CancellationToken cancellationToken);
}
