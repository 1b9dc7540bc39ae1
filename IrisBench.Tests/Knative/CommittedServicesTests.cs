using IrisBench.Tests.Monitoring;
using IrisBench.Tests.OpenFaaS;
using IrisBench.Tests.Publishing;
using IrisBench.Tests.Publishing.Kubernetes;
using k8s;
using k8s.Models;
using YamlDotNet.RepresentationModel;

namespace IrisBench.Tests.Knative;

[Collection(CommittedPublicationCollection.Name)]
public sealed class CommittedServicesTests(CommittedPublication published)
{
    [Fact]
    public void They_are_what_the_model_publishes()
        => Assert.Equal(TemporaryFolder.ContentOf(PublishedServices.Folder), TemporaryFolder.ContentOf(published.First.Knative));

    [ToolFact(Tool.Kubectl, OpenApiSchema.Package)]
    public async Task What_kubectl_builds_of_them_satisfies_the_schemas_of_Knative_and_Kubernetes()
        => Assert.Equal("", await OpenApiSchema.ErrorsOfAsync(await PublishedServices.RenderAsync(PublishedServices.Folder)));

    [ToolFact(Tool.Kubectl, OpenApiSchema.Package)]
    public async Task A_Service_without_containers_would_be_found()
        => Assert.Contains("containers", await OpenApiSchema.ErrorsOfAsync(
            (await PublishedServices.RenderAsync(PublishedServices.Folder))
                .Replace("      containers:", "      boxes:", StringComparison.Ordinal)), StringComparison.Ordinal);

    [ToolFact(Tool.Kubectl)]
    public async Task The_kustomization_says_where_the_images_are()
    {
        using var folder = new TemporaryFolder();
        CopyTo(folder.Path);
        var kustomization = Path.Combine(folder.Path, "kustomization.yaml");
        await File.WriteAllTextAsync(
            kustomization,
            (await File.ReadAllTextAsync(kustomization))
                .Replace("newName: irisbench/", "newName: registry.example:5000/iris/", StringComparison.Ordinal)
                .Replace($"newTag: {ProductVersion.Current}", "newTag: v7", StringComparison.Ordinal));

        var rendered = await PublishedServices.RenderAsync(folder.Path);

        Assert.All(Names, name => Assert.Contains($"image: registry.example:5000/iris/{name}:v7\n", rendered, StringComparison.Ordinal));
    }

    [Fact]
    public void They_are_the_functions_that_OpenFaaS_gets_with_the_same_sizes_and_variables()
    {
        var stack = (YamlMappingNode)YamlTree.Load(RepositoryRoot.File("deploy", "openfaas", "stack.yaml"))["functions"];

        Assert.Equal(stack.Children.Keys.Select(key => key.ToString()), Names);
        Assert.All(PublishedServices.All(), service =>
        {
            var (function, container) = (stack[service.Metadata.Name], PublishedServices.Container(service));
            Assert.Equal(
                ((YamlMappingNode)function["environment"]).Select(variable => (variable.Key.ToString(), variable.Value.ToString())),
                container.Env.Select(variable => (variable.Name, variable.Value)));
            Assert.Equal(function["limits"]["memory"].ToString(), container.Resources.Limits["memory"].ToString());
            Assert.Equal(function["requests"]["cpu"].ToString(), container.Resources.Requests["cpu"].ToString());
        });
    }

    [Fact]
    public void They_scale_to_zero_have_no_limit_of_concurrency_and_answer_within_the_functions_time()
        => Assert.All(PublishedServices.All(), service =>
    {
        var template = service.Spec.Template;
        Assert.Equal("0", template.Metadata.Annotations["autoscaling.knative.dev/min-scale"]);
        Assert.Equal((0, 300), (template.Spec.ContainerConcurrency, template.Spec.TimeoutSeconds));
    });

    [Fact]
    public void They_are_probed_on_the_port_of_their_work_and_scraped_on_another() => Assert.All(PublishedServices.All(), service =>
    {
        var container = PublishedServices.Container(service);
        Assert.Equal(8080, container.Ports.Single().ContainerPort);
        Assert.Equal(("/_/ready", "/_/health"), (container.ReadinessProbe.HttpGet.Path, container.LivenessProbe.HttpGet.Path));
        Assert.All([container.ReadinessProbe, container.LivenessProbe], probe => Assert.Equal("0", probe.HttpGet.Port.Value));
        Assert.Equal(("true", "8081", "/metrics"), Scraped(service.Spec.Template.Metadata.Annotations));
        Assert.Equal(service.Metadata.Name, service.Spec.Template.Metadata.Labels["app.kubernetes.io/component"]);
        Assert.Equal(service.Metadata.Name, container.Name);
    });

    [Fact]
    public void They_satisfy_the_restricted_Pod_Security_Standard() => Assert.All(PublishedServices.All(), service =>
    {
        var (pod, security) = (service.Spec.Template.Spec, PublishedServices.Container(service).SecurityContext);
        Assert.True(security.RunAsNonRoot is true && security.ReadOnlyRootFilesystem is true && security.AllowPrivilegeEscalation is false
            && security.RunAsUser > 0);
        Assert.Equal(["ALL"], security.Capabilities.Drop);
        Assert.Equal("RuntimeDefault", security.SeccompProfile.Type);
        Assert.Equal("/tmp", Assert.Single(PublishedServices.Container(service).VolumeMounts).MountPath);
        // A function that reads no Service has no token.
        Assert.Equal(service.Metadata.Name == "iris-load", pod.AutomountServiceAccountToken is false);
    });

    [Fact]
    public void They_are_called_by_Knative_and_its_ingress_and_call_iris_server_DNS_and_the_api_server_only()
        => FunctionNamespace.AssertGuarded(
            Path.Combine(PublishedServices.Folder, "knative-namespace.yaml"), "knative-fn",
            callers: ["knative-serving", "kourier-system", "monitoring"]);

    [Fact]
    public void They_may_get_iris_servers_Service_and_nothing_more()
    {
        var objects = KubernetesYaml.LoadAllFromString(
            File.ReadAllText(Path.Combine(PublishedServices.Folder, "knative-roles.yaml")), strict: true);
        var rule = objects.OfType<V1Role>().Single().Rules.Single();

        Assert.Equal(
            ("services", "iris-server-service", "get"), (rule.Resources.Single(), rule.ResourceNames.Single(), rule.Verbs.Single()));
        var subject = objects.OfType<V1RoleBinding>().Single().Subjects.Single();
        Assert.Equal(("iris-functions", "knative-fn"), (subject.Name, subject.NamespaceProperty));
        Assert.All(
            PublishedServices.All().Where(service => service.Metadata.Name != "iris-load"),
            service => Assert.Equal(subject.Name, service.Spec.Template.Spec.ServiceAccountName));
    }

    private static IEnumerable<string> Names => PublishedServices.All().Select(service => service.Metadata.Name);

    private static (string, string, string) Scraped(IDictionary<string, string> annotations)
        => (annotations["prometheus.io/scrape"], annotations["prometheus.io/port"], annotations["prometheus.io/path"]);

    private static void CopyTo(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(PublishedServices.Folder, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(folder, Path.GetRelativePath(PublishedServices.Folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
