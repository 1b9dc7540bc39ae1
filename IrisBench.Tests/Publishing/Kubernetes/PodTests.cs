using IrisBench.FunctionHost;
using IrisBench.Tests.Monitoring;
using k8s.Models;

namespace IrisBench.Tests.Publishing.Kubernetes;

public class PodTests
{
    public static TheoryData<string> Components => ["iris-server", "monolith"];

    [ToolTheory(Tool.Helm4)]
    [MemberData(nameof(Components))]
    public void It_is_not_root_and_has_no_privileges(string component)
    {
        var (pod, container) = (Pods.Of(component).SecurityContext, Pods.Container(component).SecurityContext);

        Assert.True(pod.RunAsNonRoot);
        Assert.NotEqual(0, pod.RunAsUser);
        Assert.Equal("RuntimeDefault", pod.SeccompProfile.Type);
        Assert.False(container.AllowPrivilegeEscalation);
        Assert.Equal(["ALL"], container.Capabilities.Drop);
        Assert.Null(container.Capabilities.Add);
    }

    [ToolTheory(Tool.Helm4)]
    [InlineData("iris-server", "/tmp", "/var/lib/irisbench")]
    [InlineData("monolith", "/tmp")]
    public void It_writes_to_its_volumes_only(string component, params string[] writable)
    {
        var container = Pods.Container(component);

        Assert.True(container.SecurityContext.ReadOnlyRootFilesystem);
        Assert.Equal(writable, container.VolumeMounts.Select(mount => mount.MountPath));
        Assert.Equal(container.VolumeMounts.Select(mount => mount.Name), Pods.Of(component).Volumes.Select(volume => volume.Name));
    }

    [ToolTheory(Tool.Helm4)]
    [MemberData(nameof(Components))]
    public void It_is_asked_for_its_health_on_the_management_port(string component)
    {
        var container = Pods.Container(component);

        Assert.Equal("/alive", Get(container.StartupProbe));
        Assert.Equal("/alive", Get(container.LivenessProbe));
        Assert.Equal("/health", Get(container.ReadinessProbe));
        Assert.Equal(8081, container.Ports.Single(port => port.Name == "management").ContainerPort);

        static string Get(V1Probe probe)
        {
            // In capitals: the API server takes nothing else.
            Assert.Equal("HTTP", probe.HttpGet.Scheme);
            Assert.Equal("management", probe.HttpGet.Port.Value);
            return probe.HttpGet.Path;
        }
    }

    [ToolTheory(Tool.Helm4)]
    [MemberData(nameof(Components))]
    public void It_is_promised_and_limited_in_cpu_and_memory(string component)
    {
        var resources = Pods.Container(component).Resources;

        Assert.All(
            (string[])["cpu", "memory"],
            name => Assert.InRange(resources.Requests[name].ToDecimal(), 0.001m, resources.Limits[name].ToDecimal()));
    }

    [ToolTheory(Tool.Helm4)]
    [MemberData(nameof(Components))]
    public void Prometheus_finds_its_metrics(string component)
    {
        var template = Pods.Deployment(component).Spec.Template.Metadata;

        Assert.Equal("true", template.Annotations["prometheus.io/scrape"]);
        Assert.Equal("8081", template.Annotations["prometheus.io/port"]);
        Assert.Equal("/metrics", template.Annotations["prometheus.io/path"]);
        Assert.Equal(component, template.Labels["app.kubernetes.io/component"]);
    }

    [ToolTheory(Tool.Helm4)]
    [MemberData(nameof(Components))]
    public void Its_image_is_pulled_each_time(string component) => Assert.Equal("Always", Pods.Container(component).ImagePullPolicy);

    [ToolTheory(Tool.Helm4)]
    [InlineData("iris-server", 6001)]
    [InlineData("monolith", 8080)]
    public void It_listens_where_its_environment_says(string component, int port)
    {
        var variables = Chart.Committed.Find<V1ConfigMap>($"{component}-config").Data;

        Assert.Equal(port, Pods.Container(component).Ports.Single(declared => declared.Name == "http").ContainerPort);
        Assert.Equal(port.ToString(System.Globalization.CultureInfo.InvariantCulture), variables["HTTP_PORTS"]);
        Assert.Equal("8081", variables["MANAGEMENT_PORT"]);
    }

    [ToolTheory(Tool.Helm4)]
    [MemberData(nameof(Components))]
    public void What_its_environment_comes_from_is_in_the_chart(string component)
    {
        var sources = Pods.Container(component).EnvFrom;

        Assert.NotEmpty(sources);
        Assert.All(sources, source => Assert.NotNull(source.ConfigMapRef is { } map
            ? Chart.Committed.Find<V1ConfigMap>(map.Name)
            : (object)Chart.Committed.Find<V1Secret>(source.SecretRef.Name)));
    }

    [ToolTheory(Tool.Helm4)]
    [MemberData(nameof(Components))]
    public void It_believes_nobody_about_whom_it_serves(string component)
        => Assert.DoesNotContain("ASPNETCORE_FORWARDEDHEADERS_ENABLED", Chart.Committed.Find<V1ConfigMap>($"{component}-config").Data.Keys);

    [ToolFact(Tool.Helm4)]
    public void A_new_monolith_is_ready_before_the_old_one_goes_which_finishes_its_longest_run_first()
    {
        var deployment = Pods.Deployment("monolith").Spec;

        var rolling = deployment.Strategy.RollingUpdate;
        Assert.Equal(("RollingUpdate", "0", "1"), (deployment.Strategy.Type, rolling.MaxUnavailable.Value, rolling.MaxSurge.Value));
        Assert.True(deployment.Template.Spec.TerminationGracePeriodSeconds > Workload.FinishTimeout.TotalSeconds);
    }

    [ToolFact(Tool.Helm4)]
    public void The_models_are_on_a_volume_that_outlives_the_pod_and_the_release()
    {
        var mount = Pods.Container("iris-server").VolumeMounts.Single(mount => mount.Name == "models");
        var claim = Pods.Of("iris-server").Volumes.Single(volume => volume.Name == mount.Name).PersistentVolumeClaim.ClaimName;

        Assert.StartsWith(
            mount.MountPath + "/", Chart.Committed.Find<V1ConfigMap>("iris-server-config").Data["Store__Path"], StringComparison.Ordinal);
        Assert.Equal(["ReadWriteOnce"], Chart.Committed.Find<V1PersistentVolumeClaim>(claim).Spec.AccessModes);
        Assert.Equal("keep", Chart.Committed.Find<V1PersistentVolumeClaim>(claim).Metadata.Annotations["helm.sh/resource-policy"]);
        // The old pod has to let go of it before the new one takes it.
        Assert.Equal("Recreate", Pods.Deployment("iris-server").Spec.Strategy.Type);
    }
}
