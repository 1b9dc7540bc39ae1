namespace Aspire.Hosting.ApplicationModel;

/// <summary>The Helm release of a Kubernetes environment that stands beside functions in one cluster.</summary>
public sealed class DeployedRelease
{
    /// <summary>The cluster of the release, and of the functions.</summary>
    public required KubernetesCluster Cluster { get; init; }

    /// <summary>Name of the Kubernetes environment, whose steps Aspire names after it.</summary>
    public required string Environment { get; init; }

    /// <summary>Name of the release, as <c>WithHelm</c> has it.</summary>
    public required string Name { get; init; }

    /// <summary>Namespace of the release, as <c>WithHelm</c> has it.</summary>
    public required string Namespace { get; init; }

    /// <summary>The namespace as YAML, with its labels: it is applied before the release.</summary>
    public required string NamespaceManifest { get; init; }

    /// <summary>Which secret parameters an upgrade keeps when no value is given: by the parameter's name, the Secret of the release and the
    /// key in it.</summary>
    public IReadOnlyDictionary<string, (string Secret, string Key)> Secrets { get; init; } =
        new Dictionary<string, (string Secret, string Key)>();

    /// <summary>What to tell when all is deployed: addresses, and what comes next.</summary>
    public IReadOnlyDictionary<string, string> Deployed { get; init; } = new Dictionary<string, string>();

    /// <summary>What to tell when all is taken away: what stays.</summary>
    public IReadOnlyDictionary<string, string> Destroyed { get; init; } = new Dictionary<string, string>();
}
