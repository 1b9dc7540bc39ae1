using k8s;

namespace IrisBench.Hosting.OpenFaaS.Publishing;

/// <summary>What the cluster needs beside the functions.</summary>
/// <param name="Namespace">The functions' namespace and who may talk to whom there.</param>
/// <param name="Roles">What functions may read; empty when they read nothing.</param>
internal sealed record ClusterObjects(IReadOnlyList<IKubernetesObject> Namespace, IReadOnlyList<IKubernetesObject> Roles);
