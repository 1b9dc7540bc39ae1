using IrisBench.Tests.Monitoring;
using k8s;
using k8s.Models;

namespace IrisBench.Tests.Publishing.Kubernetes;

/// <summary>What the namespaces that are written by hand have in common.</summary>
public class NamespaceTests
{
    private static readonly string File = RepositoryRoot.File("deploy", "irisbench-namespace.yaml");

    [ToolFact(Tool.Kubectl)]
    public async Task They_admit_restricted_pods_only()
    {
        var namespaces = Read(System.IO.File.ReadAllText(File)).Concat(await BuildAsync("monitoring")).OfType<V1Namespace>().ToArray();

        Assert.Equal(["irisbench", "monitoring"], namespaces.Select(item => item.Metadata.Name).Order(StringComparer.Ordinal));
        Assert.All(namespaces, item => Assert.Equal("restricted", item.Metadata.Labels["pod-security.kubernetes.io/enforce"]));
    }

    [ToolFact(OpenApiSchema.Package)]
    public async Task The_namespace_of_the_release_satisfies_the_schema_of_the_Kubernetes_API()
        => Assert.Equal("", await OpenApiSchema.ErrorsOfAsync(await System.IO.File.ReadAllTextAsync(File)));

    [ToolTheory(Tool.Kubectl)]
    [InlineData("compare", "irisbench", "irisbench-compare")]
    [InlineData("monitoring", "monitoring", "prometheus")]
    [InlineData("monitoring", "monitoring", "grafana")]
    [InlineData("monitoring", "monitoring", "deny-all")]
    public async Task Every_policy_is_about_both_directions(string folder, string space, string name)
    {
        var policy = (await BuildAsync(folder)).OfType<V1NetworkPolicy>().Single(policy => policy.Metadata.Name == name);

        Assert.Equal(space, policy.Metadata.NamespaceProperty);
        Assert.Equal(["Ingress", "Egress"], policy.Spec.PolicyTypes);
    }

    private static List<object> Read(string text) => KubernetesYaml.LoadAllFromString(text, strict: true);

    private static async Task<List<object>> BuildAsync(string folder)
        => Read(await Tool.RunAsync(Tool.Kubectl, "kustomize", RepositoryRoot.File("deploy", folder)));
}
