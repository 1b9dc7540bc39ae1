using Aspire.Hosting.Kubernetes.Resources;

namespace IrisBench.AppHost.Publishing.Kubernetes.Network;

/// <summary>Pods of this namespace, or all of another one.</summary>
internal sealed class Peer
{
    public LabelSelectorV1? NamespaceSelector { get; set; }

    public LabelSelectorV1? PodSelector { get; set; }

    public static Peer Pods(string component) => new()
    {
        PodSelector = new(new() { ["app.kubernetes.io/component"] = component, ["app.kubernetes.io/instance"] = "{{ .Release.Name }}" }),
    };

    public static Peer Namespace(string name) => new() { NamespaceSelector = new(new() { ["kubernetes.io/metadata.name"] = name }) };
}
