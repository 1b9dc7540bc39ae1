using System.Globalization;
using System.Text.RegularExpressions;
using IrisBench.Hosting.Knative;
using k8s;
using k8s.Models;

namespace IrisBench.Tests.Knative;

/// <summary>The committed Services against Knative's admission webhook: its rules are in no schema.</summary>
public class AdmissionTests
{
    [Fact]
    public void Knatives_admission_takes_every_Service()
        => Assert.All(PublishedServices.All(), service => Assert.Empty(Admission.Refusals(service)));

    [Theory]
    [InlineData("          periodSeconds: 10\n", "", "timeoutSeconds without periodSeconds")]
    [InlineData("timeoutSeconds: 5\n        name", "timeoutSeconds: 5\n          tcpSocket:\n            port: 0\n        name", "one of")]
    [InlineData("- name: HTTP_PORTS", "- name: PORT", "reserved variable PORT")]
    [InlineData("        - containerPort: 8080", "        - containerPort: 9090", "reserved port 9090")]
    [InlineData("        - containerPort: 8080", "        - containerPort: 8080\n        - containerPort: 8081", "one port")]
    [InlineData("        - containerPort: 8080", "        - containerPort: 8080\n          name: web", "port name web")]
    [InlineData("        name: iris-auth\n        ports", "        name: queue-proxy\n        ports", "reserved name queue-proxy")]
    [InlineData("mountPath: /tmp", "mountPath: /dev", "reserved path /dev")]
    [InlineData("        - mountPath: /tmp\n          name: tmp", "        - mountPath: /tmp\n          name: other", "tmp is not mounted")]
    [InlineData("      - emptyDir:\n          sizeLimit: 64Mi", "      - secret:\n          secretName: key", "must be read-only")]
    [InlineData("      timeoutSeconds: 300", "      timeoutSeconds: 601", "timeoutSeconds")]
    [InlineData("containerConcurrency: 0", "containerConcurrency: 1001", "containerConcurrency")]
    [InlineData("min-scale: \"0\"", "min-scale: \"-1\"", "min-scale")]
    [InlineData("min-scale: \"0\"", "min-scale: \"3\"\n        autoscaling.knative.dev/max-scale: \"2\"", "max-scale")]
    [InlineData("runAsUser: 1654", "runAsUser: 4294967296", "runAsUser")]
    [InlineData("  name: iris-auth\n  namespace", "  name: 1-auth\n  namespace", "name 1-auth")]
    public void What_it_would_refuse_is_found(string accepted, string refused, string reason)
    {
        var text = File.ReadAllText(Path.Combine(PublishedServices.Folder, "services", "iris-auth.yaml"));
        var broken = text.Replace(accepted, refused, StringComparison.Ordinal);
        Assert.NotEqual(text, broken);

        Assert.Contains(
            Admission.Refusals(KubernetesYaml.Deserialize<KnativeService>(broken, strict: true)),
            found => found.Contains(reason, StringComparison.Ordinal));
    }
}

/// <summary>
/// What Knative Serving's webhook refuses of a Service (pkg/apis/serving/k8s_validation.go, v1/revision_validation.go and
/// autoscaling/annotation_validation.go, alike from 1.10 to 1.23), as far as IrisBench writes it. Which fields there may be at all,
/// <see cref="KnativeService"/> and the schemas say.
/// </summary>
internal static partial class Admission
{
    private const long LargestId = int.MaxValue;
    private const int LargestTimeoutSeconds = 600;
    private const int LargestConcurrency = 1000;

    private static readonly string[] ReservedVariables = ["PORT", "K_SERVICE", "K_CONFIGURATION", "K_REVISION"];
    private static readonly string?[] PortNames = [null, "", "h2c", "http1"];
    private static readonly string[] ReservedPaths = ["/", "/dev", "/dev/log"];

    // The queue proxy's and its profiler's.
    private static readonly int[] ReservedPorts = [8008, 8012, 8013, 8022, 9090, 9091];

    public static IEnumerable<string> Refusals(KnativeService service)
    {
        var (template, spec) = (service.Spec.Template, service.Spec.Template.Spec);
        var container = spec.Containers.Single();
        return
        [
            .. Unless(Label().IsMatch(service.Metadata.Name), $"name {service.Metadata.Name}"),
            .. service.Metadata.Labels.Concat(template.Metadata.Labels).Select(label => label.Key)
                .Where(label => label.StartsWith("serving.knative.dev/", StringComparison.Ordinal)),
            .. Unless(
                service.Metadata.Annotations?.Keys.Any(key => key.StartsWith("autoscaling.", StringComparison.Ordinal)) != true,
                "autoscaling of the Service and not of its template"),
            .. Scale(template.Metadata.Annotations),
            .. Unless(spec.TimeoutSeconds is >= 0 and <= LargestTimeoutSeconds, "timeoutSeconds"),
            .. Unless(spec.ContainerConcurrency is >= 0 and <= LargestConcurrency, "containerConcurrency"),
            .. Unless(spec.AutomountServiceAccountToken is null or false, "automountServiceAccountToken"),
            .. Unless(container.Name != "queue-proxy", "reserved name queue-proxy"),
            .. container.Env.Select(variable => variable.Name).Where(ReservedVariables.Contains)
                .Select(variable => $"reserved variable {variable}"),
            .. Port(container.Ports),
            .. Probe(container.ReadinessProbe, isReadiness: true),
            .. Probe(container.LivenessProbe, isReadiness: false),
            .. Unless(container.SecurityContext.RunAsUser is null or (>= 0 and <= LargestId), "runAsUser"),
            .. Unless(container.SecurityContext.RunAsGroup is null or (>= 0 and <= LargestId), "runAsGroup"),
            .. Volumes(spec.Volumes, container.VolumeMounts),
        ];
    }

    private static IEnumerable<string> Scale(IDictionary<string, string> annotations)
    {
        var bounds = new[] { "min-scale", "max-scale" }.ToDictionary(
            name => name, name => annotations.TryGetValue($"autoscaling.knative.dev/{name}", out var text) ? text : "0");
        var numbers = bounds.ToDictionary(
            bound => bound.Key,
            bound => int.TryParse(bound.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1);
        return
        [
            .. numbers.Where(number => number.Value < 0).Select(number => $"{number.Key} {bounds[number.Key]}"),
            .. Unless(numbers["max-scale"] == 0 || numbers["max-scale"] >= numbers["min-scale"], "max-scale below min-scale"),
        ];
    }

    private static IEnumerable<string> Port(IList<V1ContainerPort> ports) =>
    [
        .. Unless(ports.Count <= 1, "more than one port"),
        .. ports.Where(port => ReservedPorts.Contains(port.ContainerPort)).Select(port => $"reserved port {port.ContainerPort}"),
        .. ports.Where(port => !PortNames.Contains(port.Name)).Select(port => $"port name {port.Name}"),
        .. Unless(ports.All(port => port.Protocol is null or "TCP"), "protocol"),
    ];

    // A readiness probe without a period is asked in Knative's own way, which has neither timeout nor threshold.
    private static IEnumerable<string> Probe(V1Probe probe, bool isReadiness) =>
    [
        .. Unless(
            new object?[] { probe.HttpGet, probe.TcpSocket, probe.Exec, probe.Grpc }.Count(handler => handler is not null) == 1,
            "not one of httpGet, tcpSocket, exec, grpc"),
        .. Unless(!isReadiness || probe.PeriodSeconds > 0 || probe.TimeoutSeconds is null or 0, "timeoutSeconds without periodSeconds"),
        .. Unless(!isReadiness || probe.PeriodSeconds > 0 || probe.FailureThreshold is null or 0, "failureThreshold without periodSeconds"),
        .. Unless(probe.PeriodSeconds is null or >= 0, "periodSeconds"),
        .. Unless(probe.TimeoutSeconds is null or >= 1, "timeoutSeconds"),
        .. Unless(probe.HttpGet?.Port.Value is null || int.TryParse(probe.HttpGet.Port.Value, out _), "a port by name"),
    ];

    private static IEnumerable<string> Volumes(IList<V1Volume> volumes, IList<V1VolumeMount> mounts) =>
    [
        .. volumes.Where(volume => mounts.All(mount => mount.Name != volume.Name)).Select(volume => $"{volume.Name} is not mounted"),
        .. volumes.GroupBy(volume => volume.Name).Where(same => same.Count() > 1).Select(same => $"{same.Key} twice"),
        .. volumes.Where(volume => !Label().IsMatch(volume.Name)).Select(volume => $"volume name {volume.Name}"),
        .. mounts.Where(mount => volumes.All(volume => volume.Name != mount.Name)).Select(mount => $"{mount.Name} is no volume"),
        .. mounts.Where(mount => ReservedPaths.Contains(mount.MountPath)).Select(mount => $"reserved path {mount.MountPath}"),
        .. mounts.Where(mount => !mount.MountPath.StartsWith('/')).Select(mount => $"relative path {mount.MountPath}"),
        .. mounts.GroupBy(mount => mount.MountPath).Where(same => same.Count() > 1).Select(same => $"{same.Key} twice"),
        .. mounts.Where(mount => mount.ReadOnlyProperty is not true)
            .Where(mount => volumes.Any(volume => volume.Name == mount.Name && volume.EmptyDir is null))
            .Select(mount => $"{mount.Name} must be read-only"),
    ];

    private static string[] Unless(bool holds, string refusal) => holds ? [] : [refusal];

    // RFC 1035: what Services, revisions and volumes are named by.
    [GeneratedRegex("^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$")]
    private static partial Regex Label();
}
