using IrisBench.Hosting.Knative.Services;
using IrisBench.Hosting.OpenFaaS.Functions;
using IrisBench.Hosting.OpenFaaS.Publishing;
using IrisBench.Hosting.OpenFaaS.Stack;
using k8s.Models;

namespace IrisBench.Hosting.Knative.Publishing;

/// <summary>Writes a function as a Knative Service.</summary>
internal static class ServiceBuilder
{
    private const string Secrets = "secrets";

    // Knative Serving's maximum, unless its ConfigMap config-defaults says more.
    private const int MaximumTimeoutSeconds = 600;

    public static KnativeService Build(KnativeEnvironmentResource environment, string name, BuiltFunction function) => new()
    {
        Metadata = new() { Name = name, NamespaceProperty = environment.FunctionNamespace, Labels = Labels(name, function.Options) },
        Spec = new()
        {
            Template = new()
            {
                Metadata = new() { Labels = Labels(name, function.Options), Annotations = RevisionAnnotations.Of(function.Options) },
                Spec = new()
                {
                    ContainerConcurrency = environment.ContainerConcurrency,
                    TimeoutSeconds = Timeout(function.Options.Timeouts),
                    ServiceAccountName = function.Options.ServiceAccount,
                    // Knative takes no "true"; it is the default.
                    AutomountServiceAccountToken = function.Grants.Count > 0 ? null : false,
                    EnableServiceLinks = false,
                    Containers = [FunctionContainer.Of(name, function)],
                    Volumes = Volumes(function.Secrets),
                },
            },
        },
    };

    private static long Timeout(FunctionTimeouts timeouts)
        => timeouts.Exec == TimeSpan.Zero ? MaximumTimeoutSeconds : Math.Min((long)timeouts.Exec.TotalSeconds, MaximumTimeoutSeconds);

    private static SortedDictionary<string, string> Labels(string name, FunctionOptions options) => SortedMap.Of(
        options.Labels.Append(KeyValuePair.Create("app.kubernetes.io/component", name)));

    private static List<V1Volume> Volumes(IReadOnlyList<string> secrets) =>
    [
        new() { Name = "tmp", EmptyDir = new() { SizeLimit = new("64Mi") } },
        .. secrets.Count == 0
            ? (V1Volume[])[]
            : [new() { Name = Secrets, Projected = new() { Sources = [.. secrets.Select(secret => new V1VolumeProjection { Secret = new() { Name = secret } })] } }],
    ];

    internal static IList<V1VolumeMount> Mounts(IReadOnlyList<string> secrets) =>
    [
        new() { Name = "tmp", MountPath = "/tmp" },
        .. secrets.Count == 0 ? (V1VolumeMount[])[] : [new() { Name = Secrets, MountPath = FunctionVariables.SecretFolder, ReadOnlyProperty = true }],
    ];
}
