using IrisBench.Tests.Monitoring;
using k8s;
using k8s.Models;
using YamlDotNet.RepresentationModel;

namespace IrisBench.Tests.Publishing.Kubernetes;

/// <summary>A chart installed with its defaults as release <c>bench</c> in namespace <c>lab</c>.</summary>
internal sealed class Chart
{
    public const string Release = "bench";
    public const string Namespace = "lab";

    private readonly YamlMappingNode _values;
    private readonly YamlMappingNode _about;

    private Chart(string folder)
    {
        _values = YamlTree.Load(Path.Combine(folder, "values.yaml"));
        _about = YamlTree.Load(Path.Combine(folder, "Chart.yaml"));
        Rendered = Directory.EnumerateFiles(Path.Combine(folder, "templates"), "*.yaml", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .ToDictionary(file => Path.GetRelativePath(folder, file), file => ChartTemplate.Render(File.ReadAllText(file), Value));
    }

    public static Chart Committed { get; } = new(RepositoryRoot.File("deploy", "k8s"));

    /// <summary>The documents by file.</summary>
    public IReadOnlyDictionary<string, string> Rendered { get; }

    public YamlMappingNode Section(string name) => (YamlMappingNode)_values[name];

    public T Find<T>(string name)
        where T : IKubernetesObject<V1ObjectMeta> => Objects<T>().Single(item => item.Metadata.Name == name);

    public IEnumerable<T> Objects<T>() => Objects().OfType<T>();

    /// <summary>Strictly: a field that Kubernetes does not know is a failure.</summary>
    public IEnumerable<object> Objects() => Rendered.Values.SelectMany(document => KubernetesYaml.LoadAllFromString(document, strict: true));

    public static Chart In(string folder) => new(folder);

    private string? Value(string path) => path switch
    {
        ".Release.Name" => Release,
        ".Release.Namespace" => Namespace,
        ".Release.Service" => "Helm",
        ".Chart.Name" => _about["name"].ToString(),
        _ when path.StartsWith(".Values.", StringComparison.Ordinal) => Find(path.Split('.')[2..]),
        _ => null,
    };

    private string? Find(IEnumerable<string> path)
    {
        YamlNode? node = _values;
        foreach (var name in path)
            node = node is YamlMappingNode mapping && mapping.Children.TryGetValue(new YamlScalarNode(name), out var child) ? child : null;
        return (node as YamlScalarNode)?.Value;
    }
}
