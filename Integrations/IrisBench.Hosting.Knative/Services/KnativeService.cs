using k8s.Models;

namespace IrisBench.Hosting.Knative.Services;

/// <summary>
/// A Service of Knative Serving (serving.knative.dev/v1): pods that come and go with the requests, behind a host of their own.
/// See <see href="https://knative.dev/docs/serving/reference/serving-api/"/>.
/// </summary>
internal sealed record KnativeService
{
    public string ApiVersion { get; init; } = "serving.knative.dev/v1";

    public string Kind { get; init; } = "Service";

    public required V1ObjectMeta Metadata { get; init; }

    public required KnativeServiceSpec Spec { get; init; }
}
