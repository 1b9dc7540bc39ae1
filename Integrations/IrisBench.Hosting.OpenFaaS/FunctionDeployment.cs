using Aspire.Hosting.Pipelines;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>How the functions of a platform get into a cluster, and out of it.</summary>
public abstract class FunctionDeployment
{
    /// <summary>The gateway that the user has named in place of the cluster's own; null where there is none.</summary>
    public virtual string? Gateway => null;

    /// <summary>The kind of object that whoever deploys has to be allowed to create.</summary>
    public virtual string CreatedKind => "deployments.apps";

    /// <summary>Sees that the engine is there, before anything is changed.</summary>
    /// <returns>How the functions will be deployed, as a few words.</returns>
    /// <exception cref="DistributedApplicationException">They cannot be; the message says what to do.</exception>
    public abstract Task<string> CheckAsync(CancellationToken cancellationToken);

    /// <summary>Deploys the functions, and waits until they are ready. Namespace, roles and secrets are there already.</summary>
    /// <param name="directory">Where they are written as publishing does it, and with the values of parameters. It is deleted afterwards.
    /// </param>
    /// <param name="functions">Names of the functions.</param>
    /// <param name="context">Of the step.</param>
    /// <exception cref="DistributedApplicationException">Not all are; the message says which, and what to do.</exception>
    public abstract Task DeployAsync(string directory, IReadOnlyList<string> functions, PipelineStepContext context);

    /// <summary>Takes the functions away. One that is not there is no failure.</summary>
    /// <returns>Names of those that were there.</returns>
    /// <exception cref="DistributedApplicationException">One could not be taken away; the message says what to do.</exception>
    public abstract Task<IReadOnlyList<string>> RemoveAsync(IReadOnlyList<string> functions, CancellationToken cancellationToken);

    /// <summary>By what address the cluster calls the function of that name.</summary>
    public abstract string UrlOf(string name);

    /// <summary>Deletes the objects of a kind that are named as the functions, by kubectl.</summary>
    /// <returns>Names of those that were there.</returns>
    /// <exception cref="DistributedApplicationException">One could not be deleted; the message says what to do.</exception>
    protected static async Task<IReadOnlyList<string>> DeleteAsync(
        FunctionPlatformResource platform, string kind, IReadOnlyList<string> functions, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(platform);
        ArgumentNullException.ThrowIfNull(functions);
        var deleted = await platform.Cluster.RunAsync(
            $"The functions of '{platform.Name}' could not be removed",
            ["delete", kind, .. functions, "--namespace", platform.FunctionNamespace, "--ignore-not-found", "-o", "name"],
            cancellationToken: cancellationToken);
        // A line for each, as kind/name.
        return [.. deleted.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line[(line.LastIndexOf('/') + 1)..])];
    }
}
