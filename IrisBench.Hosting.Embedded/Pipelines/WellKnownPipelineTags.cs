namespace Aspire.Hosting.Pipelines;

/// <summary>Tags by which steps are found.</summary>
public static class WellKnownPipelineTags
{
    /// <summary>Builds an image.</summary>
    public const string BuildCompute = "build-compute";

    /// <summary>Pushes an image.</summary>
    public const string PushContainerImage = "push-container-image";

    /// <summary>Deploys a resource.</summary>
    public const string DeployCompute = "deploy-compute";
}
