using System.Text.Json;
using IrisBench.Tests.Monitoring;
using k8s;
using k8s.Models;
using YamlDotNet.RepresentationModel;

namespace IrisBench.Tests.Publishing.Kubernetes;

/// <summary>A chart as Helm installs it: release <c>bench</c> in namespace <c>lab</c>, with its defaults and the two secrets.</summary>
internal sealed class Chart
{
    public const string Release = "bench";
    public const string Namespace = "lab";

    /// <summary>With everything in it that shells, YAML and templates take for something else.</summary>
    public const string Password = """a "password" of \the\n $tests: {{ .Values }} `with` 'all' <&> #, {of} it""";

    // They have no default.
    public static readonly string[] Secrets =
    [
        "--set-json",
        "secrets=" + JsonSerializer.Serialize(
            new { iris_server = new { iris_password = Password, jwt_signing_key = "0123456789abcdef0123456789abcdef" } }),
    ];

    // Lazily: Helm is waited for on another thread, which must find this type initialised.
    private static readonly Lazy<Chart> FromDisk = new(() => In(Folder));

    private Chart(string rendered) => Rendered = rendered;

    public static Chart Committed => FromDisk.Value;

    public static string Folder => RepositoryRoot.File("deploy", "k8s");

    /// <summary>Every document, each below a comment that names its file.</summary>
    public string Rendered { get; }

    public static Chart In(string folder, params string[] more)
        => new(Task.Run(() => RenderAsync(Tool.Helm4, folder, [.. Secrets, .. more])).GetAwaiter().GetResult());

    /// <summary>The committed one with other values.</summary>
    public static Chart With(params string[] values) => In(Folder, values);

    public static Task<string> RenderAsync(string helm, string folder, params string[] more)
        => Tool.RunAsync(helm, ["template", Release, folder, "--namespace", Namespace, .. more]);

    public static YamlMappingNode Values => YamlTree.Load(Path.Combine(Folder, "values.yaml"));

    public T Find<T>(string name)
        where T : IKubernetesObject<V1ObjectMeta> => Objects<T>().Single(item => item.Metadata.Name == name);

    public IEnumerable<T> Objects<T>() => Objects().OfType<T>();

    /// <summary>Strictly: a field that Kubernetes does not know is a failure.</summary>
    public IEnumerable<object> Objects() => KubernetesYaml.LoadAllFromString(Rendered, strict: true);
}

/// <summary>What the files of a chart say, whatever their formatting: that is the host's.</summary>
internal static class ChartFiles
{
    public static SortedDictionary<string, string> MeaningOf(string folder) => new(
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).ToDictionary(
            file => Path.GetRelativePath(folder, file),
            file => Path.GetExtension(file) is ".yaml" or ".json" ? Text(YamlTree.Load(file)) : File.ReadAllText(file)),
        StringComparer.Ordinal);

    // Keys are sorted; texts are told from numbers and truth values by their quotes.
    private static string Text(YamlNode node) => node switch
    {
        YamlMappingNode mapping
            => $"{{{string.Join(", ", mapping.Select(entry => $"{entry.Key}: {Text(entry.Value)}").Order(StringComparer.Ordinal))}}}",
        YamlSequenceNode sequence => $"[{string.Join(", ", sequence.Select(Text))}]",
        YamlScalarNode { Style: YamlDotNet.Core.ScalarStyle.Plain } scalar => scalar.Value!,
        _ => $"\"{node}\"",
    };
}

/// <summary>The two pods of the chart.</summary>
internal static class Pods
{
    public static V1Deployment Deployment(string component) => Chart.Committed.Find<V1Deployment>($"{component}-deployment");

    public static V1PodSpec Of(string component) => Deployment(component).Spec.Template.Spec;

    public static V1Container Container(string component) => Of(component).Containers.Single();

    public static string Image(V1Deployment deployment) => deployment.Spec.Template.Spec.Containers.Single().Image;

    public static bool Selects(this IDictionary<string, string> selector, V1Deployment deployment)
        => selector.All(label => deployment.Spec.Template.Metadata.Labels.TryGetValue(label.Key, out var value) && value == label.Value);
}
