using System.Text.RegularExpressions;
using Aspire.Hosting.Kubernetes;
using Aspire.Hosting.Kubernetes.Resources;
using IrisBench.AppHost.Resources;

namespace IrisBench.AppHost.Publishing.Kubernetes;

/// <summary>What is done to the pods that the host writes.</summary>
internal static partial class PodExtensions
{
    // `app` of the .NET images.
    private const long User = 1654;

    public static PodTemplateSpecV1 Template(this KubernetesResource resource) => resource.Workload!.PodTemplate;

    public static PodSpecV1 Pod(this KubernetesResource resource) => resource.Template().Spec;

    public static ContainerV1 Container(this KubernetesResource resource) => resource.Pod().Containers[0];

    public static void Replace(this KubernetesResource resource, DeploymentStrategyV1 strategy) =>
        ((Deployment)resource.Workload!).Spec.Strategy = strategy;

    /// <summary>Does what every pod needs. The rest is said of each, and <see cref="LabelAsPart"/> comes last.</summary>
    public static void Prepare(this KubernetesResource resource, WorkloadSize size)
    {
        resource.Quote("config", resource.ConfigMap?.Data, "irisbench.text");
        resource.Quote("secrets", resource.Secret?.StringData, "irisbench.secret");
        resource.Scrape();
        resource.Probe();
        resource.Container().Resources = new()
        {
            Requests = { ["cpu"] = size.RequestedCpu, ["memory"] = size.RequestedMemory },
            Limits = { ["cpu"] = size.CpuLimit, ["memory"] = size.MemoryLimit },
        };
        resource.Harden();
    }

    // Has every value of the chart arrive in the pod as it was given, whatever is in it, refuses to install without a secret, and
    // restarts the pods when configuration or secrets change: they read both only at their start.
    private static void Quote(this KubernetesResource resource, string file, Dictionary<string, string>? data, string template)
    {
        if (data is null)
            return;

        foreach (var (name, text) in data.ToArray())
            data[name] = Value().Replace(text, match => $"{{{{ include `{template}` {Argument(match.Groups["path"].Value)} }}}}");

        // Backquotes, because the host puts the text into double ones.
        resource.Template().Metadata.Annotations[$"checksum/{file}"] =
            $"{{{{ include (print $.Template.BasePath `/{resource.Name}/{file}.yaml`) . | sha256sum }}}}";

        string Argument(string path) => file == "secrets" ? $"(list `{path}` .Values.{path})" : $".Values.{path}";
    }

    // Prometheus reads the metrics on the management port, which the Service then need not have.
    private static void Scrape(this KubernetesResource resource)
    {
        var annotations = resource.Template().Metadata.Annotations;
        annotations["prometheus.io/scrape"] = "true";
        annotations["prometheus.io/port"] = "8081";
        annotations["prometheus.io/path"] = "/metrics";
        resource.Service!.Spec.Ports.RemoveAll(port => port.Name == WorkloadExtensions.Management);
    }

    // On the management port: for 60 s whether it has started, then whether it lives and whether it can serve.
    private static void Probe(this KubernetesResource resource)
    {
        var container = resource.Container();
        container.StartupProbe = Get("/alive", periodSeconds: 2, failureThreshold: 30);
        container.LivenessProbe = Get("/alive", periodSeconds: 10, failureThreshold: 3);
        container.ReadinessProbe = Get("/health", periodSeconds: 5, failureThreshold: 3);
    }

    // Written by hand because Aspire writes the scheme in small letters, which the API server refuses (microsoft/aspire#18271).
    private static ProbeV1 Get(string path, int periodSeconds, int failureThreshold) => new()
    {
        HttpGet = new() { Scheme = "HTTP", Path = path, Port = WorkloadExtensions.Management },
        PeriodSeconds = periodSeconds,
        FailureThreshold = failureThreshold,
        // The load step uses every core it is given; an answer may take its time then.
        TimeoutSeconds = 5,
    };

    // Takes what the "restricted" Pod Security Standard takes, and the root file system; /tmp stays writable.
    private static void Harden(this KubernetesResource resource)
    {
        var pod = resource.Pod();
        pod.EnableServiceLinks = false;
        pod.SecurityContext = new()
        {
            RunAsNonRoot = true,
            RunAsUser = User,
            RunAsGroup = User,
            FsGroup = User,
            FsGroupChangePolicy = "OnRootMismatch",
            SeccompProfile = new() { Type = "RuntimeDefault" },
        };
        pod.Volumes.Add(new() { Name = "tmp", EmptyDir = new() { SizeLimit = "64Mi" } });

        var container = resource.Container();
        container.SecurityContext = new()
        {
            AllowPrivilegeEscalation = false,
            ReadOnlyRootFilesystem = true,
            Capabilities = new() { Drop = { "ALL" } },
        };
        container.VolumeMounts.Add(new() { Name = "tmp", MountPath = "/tmp" });
    }

    /// <summary>Adds the recommended labels that the host leaves out; comes last, when every object is there. Selectors stay.</summary>
    public static void LabelAsPart(this KubernetesResource resource)
    {
        BaseKubernetesResource?[] objects = [resource.Workload, resource.ConfigMap, resource.Secret, resource.Service];
        var all = objects.OfType<BaseKubernetesResource>().Select(item => item.Metadata).Append(resource.Template().Metadata);
        foreach (var metadata in all)
        {
            metadata.Labels["app.kubernetes.io/part-of"] = "irisbench";
            metadata.Labels["app.kubernetes.io/managed-by"] = "{{ .Release.Service }}";
        }
    }

    [GeneratedRegex(@"\{\{ \.Values\.(?<path>[\w.]+)[^}]*\}\}")]
    private static partial Regex Value();
}
