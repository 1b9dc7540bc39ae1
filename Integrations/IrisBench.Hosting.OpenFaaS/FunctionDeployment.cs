using Aspire.Hosting.Pipelines;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>How the functions of a platform get into a cluster, and out of it.</summary>
public abstract class FunctionDeployment
{
    /// <summary>Sees that the engine is there, before anything is changed.</summary>
    /// <returns>How the functions will be deployed, as a few words.</returns>
    /// <exception cref="DistributedApplicationException">They cannot be; the message says what to do.</exception>
    public abstract Task<string> CheckAsync(CancellationToken cancellationToken);

    /// <summary>Deploys what was published, and waits until it is ready. Namespace, roles and secrets are there already.</summary>
    /// <param name="directory">Where it was published to.</param>
    /// <param name="functions">Names of the functions.</param>
    /// <param name="context">Of the step.</param>
    /// <exception cref="DistributedApplicationException">Not all are; the message says which, and what to do.</exception>
    public abstract Task DeployAsync(string directory, IReadOnlyList<string> functions, PipelineStepContext context);

    /// <summary>Takes the functions away. One that is not there is no failure.</summary>
    /// <exception cref="DistributedApplicationException">One could not be taken away; the message says what to do.</exception>
    public abstract Task RemoveAsync(IReadOnlyList<string> functions, CancellationToken cancellationToken);

    /// <summary>By what address the cluster calls the function of that name.</summary>
    public abstract string UrlOf(string name);
}
