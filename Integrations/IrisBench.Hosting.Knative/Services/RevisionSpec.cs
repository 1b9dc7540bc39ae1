using k8s.Models;

namespace IrisBench.Hosting.Knative.Services;

/// <summary>
/// The part of a pod that Knative takes without a feature flag, and what it adds. The time that an answer may take is the pod's grace
/// period too.
/// </summary>
internal sealed record RevisionSpec
{
    public required long ContainerConcurrency { get; init; }

    public required long TimeoutSeconds { get; init; }

    public string? ServiceAccountName { get; init; }

    public bool? AutomountServiceAccountToken { get; init; }

    public bool? EnableServiceLinks { get; init; }

    public required IList<V1Container> Containers { get; init; }

    public required IList<V1Volume> Volumes { get; init; }
}
