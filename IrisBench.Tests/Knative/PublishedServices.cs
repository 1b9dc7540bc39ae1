using IrisBench.Hosting.Knative;
using IrisBench.Tests.Monitoring;
using k8s;
using k8s.Models;

namespace IrisBench.Tests.Knative;

/// <summary>What is committed under deploy/knative, as kubectl builds it.</summary>
internal static class PublishedServices
{
    public static readonly string Folder = RepositoryRoot.File("deploy", "knative");

    public static Task<string> RenderAsync(string folder) => Tool.RunAsync(Tool.Kubectl, "kustomize", folder);

    /// <summary>Strictly: a field that the typed model does not have, which is one that Knative refuses, is a failure.</summary>
    public static IReadOnlyList<KnativeService> All() =>
    [
        .. Directory.EnumerateFiles(Path.Combine(Folder, "services")).Order(StringComparer.Ordinal)
            .Select(file => KubernetesYaml.Deserialize<KnativeService>(File.ReadAllText(file), strict: true)),
    ];

    public static V1Container Container(KnativeService service) => service.Spec.Template.Spec.Containers.Single();
}
