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

    // They have no default.
    public static readonly string[] Secrets =
    [
        "--set-string", "secrets.iris_server.iris_password=a password of the tests",
        "--set-string", "secrets.iris_server.jwt_signing_key=0123456789abcdef0123456789abcdef",
    ];

    // Lazily: Helm is waited for on another thread, which must find this type initialised.
    private static readonly Lazy<Chart> FromDisk = new(() => In(Folder));

    private Chart(string rendered) => Rendered = rendered;

    public static Chart Committed => FromDisk.Value;

    public static string Folder => RepositoryRoot.File("deploy", "k8s");

    /// <summary>Every document, each below a comment that names its file.</summary>
    public string Rendered { get; }

    public static Chart In(string folder) => new(Task.Run(() => RenderAsync(Tool.Helm4, folder, Secrets)).GetAwaiter().GetResult());

    public static Task<string> RenderAsync(string helm, string folder, params string[] more)
        => Tool.RunAsync(helm, ["template", Release, folder, "--namespace", Namespace, .. more]);

    public static YamlMappingNode Values => YamlTree.Load(Path.Combine(Folder, "values.yaml"));

    public T Find<T>(string name)
        where T : IKubernetesObject<V1ObjectMeta> => Objects<T>().Single(item => item.Metadata.Name == name);

    public IEnumerable<T> Objects<T>() => Objects().OfType<T>();

    /// <summary>Strictly: a field that Kubernetes does not know is a failure.</summary>
    public IEnumerable<object> Objects() => KubernetesYaml.LoadAllFromString(Rendered, strict: true);
}
