using k8s.Models;

namespace IrisBench.Hosting.Knative.Services;

/// <summary>What becomes a revision, and its pods. Labels and annotations are given on to them.</summary>
internal sealed record RevisionTemplate
{
    public required V1ObjectMeta Metadata { get; init; }

    public required RevisionSpec Spec { get; init; }
}
