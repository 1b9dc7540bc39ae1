namespace Aspire.Hosting.Pipelines;

/// <summary>Steps that every pipeline has.</summary>
public static class WellKnownPipelineSteps
{
    /// <summary>Ends when everything is published.</summary>
    public const string Publish = "publish";

    /// <summary>Comes before whatever publishes.</summary>
    public const string PublishPrereq = "publish-prereq";

    /// <summary>Ends when everything is deployed.</summary>
    public const string Deploy = "deploy";

    /// <summary>Comes before whatever deploys.</summary>
    public const string DeployPrereq = "deploy-prereq";

    /// <summary>Asks for the parameters. The embedded host never asks.</summary>
    public const string ProcessParameters = "process-parameters";

    /// <summary>Ends when every image is built.</summary>
    public const string Build = "build";

    /// <summary>Comes before whatever builds.</summary>
    public const string BuildPrereq = "build-prereq";

    /// <summary>Ends when every image is in its registry.</summary>
    public const string Push = "push";

    /// <summary>Comes before whatever pushes.</summary>
    public const string PushPrereq = "push-prereq";

    /// <summary>Refuses a model in which the environment of a resource is not clear.</summary>
    public const string ValidateComputeEnvironments = "validate-compute-environments";

    /// <summary>Ends when the model is complete. Runs before any other step.</summary>
    public const string BeforeStart = "before-start";
}
