using IrisBench.Tests.Publishing.Kubernetes;
using k8s;
using k8s.Models;

namespace IrisBench.Tests.Monitoring;

public sealed class KustomizeTests
{
    private const string Plain = ".";
    private const string Persistent = "overlays/persistent";

    [ToolTheory(Tool.Kubectl)]
    [InlineData(Plain)]
    [InlineData(Persistent)]
    public async Task What_kubectl_builds_parses_strictly_into_the_types_of_Kubernetes(string folder)
        => Assert.NotEmpty(await BuildAsync(folder));

    [ToolTheory(Tool.Kubectl, OpenApiSchema.Package)]
    [InlineData(Plain)]
    [InlineData(Persistent)]
    [InlineData("../compare")]
    public async Task What_kubectl_builds_satisfies_the_schema_of_the_Kubernetes_API(string folder)
        => Assert.Equal("", await OpenApiSchema.ErrorsOfAsync(await RenderAsync(folder)));

    [ToolTheory(Tool.Kubectl)]
    [InlineData(Plain)]
    [InlineData(Persistent)]
    public async Task Every_object_lies_in_the_namespace_monitoring_or_in_none_and_is_labelled(string folder)
        => Assert.All((await BuildAsync(folder)).Cast<IMetadata<V1ObjectMeta>>(), item =>
        {
            if (item is not (V1Namespace or V1ClusterRole or V1ClusterRoleBinding))
                Assert.Equal("monitoring", item.Metadata.NamespaceProperty);
            if (item is not V1ConfigMap)
                Assert.Equal("irisbench", item.Metadata.Labels["app.kubernetes.io/part-of"]);
        });

    [ToolTheory(Tool.Kubectl)]
    [InlineData(Plain)]
    [InlineData(Persistent)]
    public async Task Every_container_is_pinned_bounded_probed_and_without_privileges(string folder)
        => Assert.All((await BuildAsync(folder)).OfType<V1Deployment>(), deployment =>
        {
            var pod = deployment.Spec.Template.Spec;
            Assert.True(pod.SecurityContext.RunAsNonRoot);
            Assert.Equal("RuntimeDefault", pod.SecurityContext.SeccompProfile.Type);
            Assert.All(pod.Containers, container =>
            {
                Assert.Matches(@":v?\d+\.\d+\.\d+$", container.Image);
                Assert.True(container.SecurityContext.ReadOnlyRootFilesystem);
                Assert.False(container.SecurityContext.AllowPrivilegeEscalation);
                Assert.Equal(["ALL"], container.SecurityContext.Capabilities.Drop);
                Assert.Equal(["cpu", "memory"], container.Resources.Requests.Keys.Order());
                Assert.Equal(["cpu", "memory"], container.Resources.Limits.Keys.Order());
                Assert.NotNull(container.StartupProbe);
                Assert.NotNull(container.ReadinessProbe);
                Assert.NotNull(container.LivenessProbe);
            });
        });

    [ToolFact(Tool.Kubectl)]
    public async Task Prometheus_finds_every_published_rule_where_its_configuration_looks()
    {
        var objects = await BuildAsync(Plain);
        var volume = Deployment(objects, "prometheus").Spec.Template.Spec.Volumes.Single(volume => volume.Name == "config").ConfigMap;
        var config = ConfigMap(objects, volume.Name);

        var mounted = volume.Items.ToDictionary(item => item.Path, item => config.Data[item.Key]);

        var published = MonitoringFolder.Rules.Append(Path.Combine(MonitoringFolder.Prometheus, "prometheus.yml"))
            .ToDictionary(file => Path.GetRelativePath(MonitoringFolder.Prometheus, file), File.ReadAllText);
        Assert.Equal(published.OrderBy(file => file.Key), mounted.OrderBy(file => file.Key));
    }

    [ToolFact(Tool.Kubectl)]
    public async Task Grafana_gets_every_published_dashboard()
    {
        var objects = await BuildAsync(Plain);
        var volume = Deployment(objects, "grafana").Spec.Template.Spec.Volumes.Single(volume => volume.Name == "dashboards").ConfigMap;

        Assert.Equal(
            MonitoringFolder.Dashboards.ToDictionary(file => Path.GetFileName(file)!, File.ReadAllText).OrderBy(file => file.Key),
            ConfigMap(objects, volume.Name).Data.OrderBy(file => file.Key));
    }

    [ToolFact(Tool.Kubectl)]
    public async Task Grafana_cannot_start_without_the_password_that_only_the_user_makes()
    {
        var objects = await BuildAsync(Plain);
        Assert.Empty(objects.OfType<V1Secret>());

        var grafana = Deployment(objects, "grafana").Spec.Template.Spec;
        var secret = grafana.Volumes.Single(volume => volume.Secret is not null);
        Assert.NotEqual(true, secret.Secret.Optional);
        Assert.Equal("grafana-admin", secret.Secret.SecretName);
        var mount = grafana.Containers.Single().VolumeMounts.Single(mount => mount.Name == secret.Name);
        var file = grafana.Containers.Single().Env.Single(variable => variable.Name == "GF_SECURITY_ADMIN_PASSWORD__FILE").Value;
        Assert.Equal($"{mount.MountPath}/{secret.Secret.Items.Single().Path}", file);
        Assert.DoesNotContain(grafana.Containers.Single().Env, variable => variable.Name == "GF_SECURITY_ADMIN_PASSWORD");
    }

    [ToolFact(Tool.Kubectl)]
    public async Task The_overlay_keeps_what_Prometheus_stored()
    {
        var objects = await BuildAsync(Persistent);
        var data = Deployment(objects, "prometheus").Spec.Template.Spec.Volumes.Single(volume => volume.Name == "data");
        Assert.Null(data.EmptyDir);
        Assert.Equal(Assert.Single(objects.OfType<V1PersistentVolumeClaim>()).Metadata.Name, data.PersistentVolumeClaim.ClaimName);
    }

    [ToolFact(Tool.Kubectl)]
    public async Task Prometheus_which_has_no_login_is_reached_in_the_cluster_only_and_only_its_own_pods_may_use_its_account()
    {
        var objects = await BuildAsync(Plain);
        var service = objects.OfType<V1Service>().Single(service => service.Metadata.Name == "prometheus").Spec;
        Assert.True(service.Type is null or "ClusterIP");
        Assert.Null(service.Ports.Single().NodePort);

        var account = Assert.Single(objects.OfType<V1ServiceAccount>());
        var subject = Assert.Single(Assert.Single(objects.OfType<V1ClusterRoleBinding>()).Subjects);
        Assert.Equal((account.Metadata.Name, account.Metadata.NamespaceProperty), (subject.Name, subject.NamespaceProperty));
        Assert.Equal(account.Metadata.Name, Deployment(objects, "prometheus").Spec.Template.Spec.ServiceAccountName);
        Assert.False(Deployment(objects, "grafana").Spec.Template.Spec.AutomountServiceAccountToken);
    }

    private static async Task<List<object>> BuildAsync(string folder)
        => KubernetesYaml.LoadAllFromString(await RenderAsync(folder), strict: true);

    private static Task<string> RenderAsync(string folder)
        => Tool.RunAsync(Tool.Kubectl, "kustomize", Path.GetFullPath(folder, MonitoringFolder.Root));

    private static V1Deployment Deployment(IEnumerable<object> objects, string name)
        => objects.OfType<V1Deployment>().Single(deployment => deployment.Metadata.Name == name);

    private static V1ConfigMap ConfigMap(IEnumerable<object> objects, string name)
        => objects.OfType<V1ConfigMap>().Single(map => map.Metadata.Name == name);
}
