using Aspire.Hosting.ApplicationModel;
using k8s;
using k8s.Models;

namespace IrisBench.Hosting.Knative;

/// <summary>Writes a function as a Knative Service.</summary>
internal static class ServiceBuilder
{
    private const string Secrets = "secrets";

    // `app` of the .NET images.
    private const long User = 1654;

    // As Kubernetes asks when nothing is said.
    private const int ProbePeriodSeconds = 10;

    // Knative Serving's maximum, unless its ConfigMap config-defaults says more.
    private const int MaximumTimeoutSeconds = 600;

    public static string Write(KnativeService service) => KubernetesYaml.Serialize(service).ReplaceLineEndings("\n").TrimEnd() + "\n";

    public static KnativeService Build(KnativeResource platform, PublishedFunction function) => new()
    {
        Metadata = new() { Name = function.Name, NamespaceProperty = platform.FunctionNamespace, Labels = Labels(function) },
        Spec = new()
        {
            Template = new()
            {
                Metadata = new() { Labels = Labels(function), Annotations = platform.AnnotationsOf(function.Options) },
                Spec = new()
                {
                    // No limit, as the monolith has none.
                    ContainerConcurrency = 0,
                    TimeoutSeconds = Timeout(function.Options.Timeouts),
                    ServiceAccountName = function.Options.ServiceAccount,
                    // Knative takes no "true"; it is the default.
                    AutomountServiceAccountToken = function.ReadsServices ? null : false,
                    EnableServiceLinks = false,
                    Containers = [Container(function)],
                    Volumes = Volumes(function.Secrets),
                },
            },
        },
    };

    private static long Timeout(FunctionTimeouts timeouts)
        => timeouts.Exec == TimeSpan.Zero ? MaximumTimeoutSeconds : Math.Min((long)timeouts.Exec.TotalSeconds, MaximumTimeoutSeconds);

    private static SortedDictionary<string, string> Labels(PublishedFunction function)
        => new(function.Options.Labels, StringComparer.Ordinal) { ["app.kubernetes.io/component"] = function.Name };

    private static List<V1Volume> Volumes(IReadOnlyList<string> secrets)
    {
        var volumes = new List<V1Volume> { new() { Name = "tmp", EmptyDir = new() { SizeLimit = new("64Mi") } } };
        if (secrets.Count > 0)
            volumes.Add(new() { Name = Secrets, Projected = new() { Sources = [.. secrets.Select(Source)] } });
        return volumes;
    }

    private static V1VolumeProjection Source(string secret) => new() { Secret = new() { Name = secret } };

    private static IList<V1VolumeMount> Mounts(IReadOnlyList<string> secrets)
    {
        var mounts = new List<V1VolumeMount> { new() { Name = "tmp", MountPath = "/tmp" } };
        if (secrets.Count > 0)
            mounts.Add(new() { Name = Secrets, MountPath = PublishedFunction.SecretFolder, ReadOnlyProperty = true });
        return mounts;
    }

    // By the "restricted" Pod Security Standard. Knative takes security settings of containers only, and one port. Parameters are
    // written with their defaults: nothing substitutes them, kustomize sets images.
    private static V1Container Container(PublishedFunction function) => new()
    {
        // cAdvisor's series are known by it; Knative's own name for it is the same in every pod.
        Name = function.Name,
        Image = function.Image,
        Env = [.. function.Environment.Select(variable => new V1EnvVar { Name = variable.Key, Value = variable.Value })],
        Ports = [new() { ContainerPort = KnativeResource.Port }],
        ReadinessProbe = Probe("/_/ready"),
        LivenessProbe = Probe("/_/health"),
        Resources = new() { Requests = Quantities(function.Options.Requests), Limits = Quantities(function.Options.Limits) },
        SecurityContext = new()
        {
            AllowPrivilegeEscalation = false,
            Capabilities = new() { Drop = ["ALL"] },
            ReadOnlyRootFilesystem = function.Options.ReadOnlyRootFilesystem,
            RunAsNonRoot = true,
            RunAsUser = User,
            RunAsGroup = User,
            SeccompProfile = new() { Type = "RuntimeDefault" },
        },
        VolumeMounts = Mounts(function.Secrets),
    };

    // Where OpenFaaS asks too; on the port of the work, the only one that Knative has. Without a period Knative's admission takes no
    // timeout of a readiness probe: it asks in its own way then.
    private static V1Probe Probe(string path)
        => new() { HttpGet = new() { Path = path, Port = 0 }, PeriodSeconds = ProbePeriodSeconds, TimeoutSeconds = 5 };

    private static Dictionary<string, ResourceQuantity>? Quantities(FunctionResources resources)
    {
        var set = new Dictionary<string, ResourceQuantity>();
        if (resources.Cpu is { } cpu)
            set["cpu"] = new(cpu);
        if (resources.Memory is { } memory)
            set["memory"] = new(memory);
        return set.Count > 0 ? set : null;
    }
}
