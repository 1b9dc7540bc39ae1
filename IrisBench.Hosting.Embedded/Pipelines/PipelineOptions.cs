namespace Aspire.Hosting.Pipelines;

/// <summary>What was asked of the pipeline on the command line.</summary>
public class PipelineOptions
{
    /// <summary>Where to write: <c>--output-path</c>.</summary>
    public string? OutputPath { get; set; }

    /// <summary>The step to run: <c>--step</c>.</summary>
    public string? Step { get; set; }
}
