using k8s.Models;

namespace IrisBench.Hosting.Knative;

/// <summary>A Service of Knative Serving (serving.knative.dev/v1): pods that come and go with the requests, behind a host of their own. See
/// <see href="https://knative.dev/docs/serving/reference/serving-api/"/>.</summary>
internal sealed record KnativeService
{
    public string ApiVersion { get; init; } = "serving.knative.dev/v1";
    public string Kind { get; init; } = "Service";
    public required V1ObjectMeta Metadata { get; init; }
    public required KnativeServiceSpec Spec { get; init; }
}

internal sealed record KnativeServiceSpec
{
    public required RevisionTemplate Template { get; init; }
}

/// <summary>What becomes a revision, and its pods. Labels and annotations are given on to them.</summary>
internal sealed record RevisionTemplate
{
    public required V1ObjectMeta Metadata { get; init; }
    public required RevisionSpec Spec { get; init; }
}

/// <summary>The part of a pod that Knative takes without a feature flag, and what it adds. The time that an answer may take is the pod's
/// grace period too.</summary>
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
