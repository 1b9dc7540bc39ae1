using System.Text.RegularExpressions;
using Aspire.Hosting.Kubernetes;

namespace IrisBench.AppHost.Publishing.Kubernetes.Pods;

internal static partial class ConfigurationExtensions
{
    /// <summary>
    /// Has every value of the chart arrive in the pod as it was given, whatever is in it, refuses to install without a secret, and
    /// restarts the pods when configuration or secrets change: they read both only at their start.
    /// </summary>
    public static KubernetesResource Configure(this KubernetesResource resource)
    {
        Quote(resource, "config", resource.ConfigMap?.Data, "irisbench.text");
        Quote(resource, "secrets", resource.Secret?.StringData, "irisbench.secret");
        return resource;
    }

    private static void Quote(KubernetesResource resource, string file, Dictionary<string, string>? data, string template)
    {
        if (data is null)
            return;

        foreach (var (name, text) in data.ToArray())
            data[name] = Value().Replace(text, match => $"{{{{ include `{template}` {Argument(match.Groups["path"].Value)} }}}}");

        // Backquotes, because the host puts the text into double ones.
        resource.Template().Metadata.Annotations[$"checksum/{file}"] = $"{{{{ include (print $.Template.BasePath `/{resource.Name}/{file}.yaml`) . | sha256sum }}}}";

        string Argument(string path) => file == "secrets" ? $"(list `{path}` .Values.{path})" : $".Values.{path}";
    }

    [GeneratedRegex(@"\{\{ \.Values\.(?<path>[\w.]+)[^}]*\}\}")]
    private static partial Regex Value();
}
