namespace IrisBench.Experiments.Running;

/// <summary>Functions that are Knative Services: all at one address, told apart by their host.</summary>
/// <param name="Ingress">The gateway of Knative's networking layer.</param>
/// <param name="Domain">What follows a function's name in its host: namespace and domain, as in <c>knative-fn.svc.cluster.local</c>.</param>
public sealed record KnativeTarget(Uri Ingress, string Domain);
