using IrisBench.Experiments.Running;

namespace IrisBench.Experiments.Sides.Http;

/// <summary>Where a request goes.</summary>
/// <param name="Address">Who is asked.</param>
/// <param name="Host">For whom, in the header <c>Host</c>; null for the host of the address.</param>
internal sealed record Route(Uri Address, string? Host = null)
{
    /// <summary>To a function: at Knative by the function's own host, at a gateway of OpenFaaS's kind by a path.</summary>
    public static Route To(RunTargets targets, string function) => targets.Knative is { } knative
        ? new(new Uri(knative.Ingress, "/"), $"{function}.{knative.Domain}")
        : new(new Uri(targets.Gateway!, $"/function/{function}"));
}
