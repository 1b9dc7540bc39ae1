using IrisBench.Tests.Monitoring;
using k8s;
using k8s.Models;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace IrisBench.Tests.Publishing.Kubernetes;

[Collection(CommittedPublicationCollection.Name)]
public class CommittedChartTests(CommittedPublication published)
{
    [ToolFact(Tool.Helm4)]
    public void It_is_what_the_model_publishes_and_publishing_twice_gives_the_same_bytes()
    {
        Assert.Equal(ChartFiles.MeaningOf(RepositoryRoot.File("deploy", "k8s")), ChartFiles.MeaningOf(published.First.Chart));
        Assert.Equal(TemporaryFolder.ContentOf(published.First.Output), TemporaryFolder.ContentOf(published.Second.Output));
    }

    [ToolFact(Tool.Helm4)]
    public async Task The_image_is_where_the_parameters_say_and_nothing_is_kept_for_the_next_publication()
    {
        using var folder = new TemporaryFolder();
        await AppHostRun.OfAsync(
            folder.Path, "--operation", "publish", "--step", "publish", "--output-path", folder.Path,
            "--Parameters:image-repository=registry.example:5000/iris", "--Parameters:image-tag=v7");

        // Aspire would keep the parameters there, passwords too, and prefer them to the model's from then on.
        Assert.Empty(Directory.EnumerateFiles(folder.Path, "production.json", SearchOption.AllDirectories));
        var images = Chart.In(Path.Combine(folder.Path, "k8s")).Objects<V1Deployment>().Select(Pods.Image);
        Assert.Equal(["registry.example:5000/iris/iris-server:v7", "registry.example:5000/iris/monolith:v7"], images);
        Assert.Contains(
            "image: registry.example:5000/iris/iris-load:v7\n",
            await Tool.RunAsync(Tool.Kubectl, "kustomize", Path.Combine(folder.Path, "knative")), StringComparison.Ordinal);
    }

    // A tag that moves would let two installations of one chart differ.
    [ToolFact(Tool.Helm4)]
    public void The_chart_and_the_images_are_of_the_programs_version()
    {
        var chart = YamlTree.Load(Path.Combine(Chart.Folder, "Chart.yaml"));
        var job = YamlTree.Load(RepositoryRoot.File("deploy", "compare", "kustomization.yaml")).Items("images").Single();

        Assert.All(
            [chart.Text("version"), chart.Text("appVersion"), job.Text("newTag")],
            version => Assert.Equal(ProductVersion.Current, version));
        Assert.All(
            Chart.Committed.Objects<V1Deployment>().Select(Pods.Image),
            image => Assert.EndsWith($":{ProductVersion.Current}", image, StringComparison.Ordinal));
    }

    [ToolFact(Tool.Helm4)]
    public void Every_document_is_an_object_of_Kubernetes_without_an_unknown_field()
        => Assert.Equal(
            Directory.EnumerateFiles(Path.Combine(Chart.Folder, "templates"), "*.yaml", SearchOption.AllDirectories).Count(),
            Chart.Committed.Objects().Count());

    [ToolFact(Tool.Helm4)]
    public async Task Every_document_satisfies_the_schema_of_the_Kubernetes_API()
        => Assert.Equal("", await OpenApiSchema.ErrorsOfAsync(Chart.Committed.Rendered));

    [ToolFact(Tool.Helm4)]
    public async Task A_required_field_that_is_missing_would_be_found()
        => Assert.Contains(
            "selector",
            await OpenApiSchema.ErrorsOfAsync(Chart.Committed.Rendered.Replace(
                "  selector:\n    matchLabels", "  notSelector:\n    matchLabels", StringComparison.Ordinal)),
            StringComparison.Ordinal);

    [ToolFact(Tool.Helm3)]
    public async Task Helm_3_and_Helm_4_make_the_same_of_it()
        => Assert.Equal(await Chart.RenderAsync(Tool.Helm3, Chart.Folder, Chart.Secrets), Chart.Committed.Rendered);

    [ToolTheory(Tool.Helm3)]
    [InlineData(Tool.Helm3)]
    [InlineData(Tool.Helm4)]
    public async Task Helm_finds_nothing_to_say_of_it(string helm)
        => Assert.Contains(
            "0 chart(s) failed", await Tool.RunAsync(helm, ["lint", "--strict", Chart.Folder, .. Chart.Secrets]), StringComparison.Ordinal);

    [ToolFact(Tool.Helm4)]
    public void A_field_that_Kubernetes_does_not_know_would_be_found()
    {
        var broken = Chart.Committed.Rendered.Replace("readinessProbe:", "readyProbe:", StringComparison.Ordinal);

        Assert.NotEqual(Chart.Committed.Rendered, broken);
        Assert.Throws<YamlException>(() => KubernetesYaml.LoadAllFromString(broken, strict: true));
    }

    [ToolFact(Tool.Helm4)]
    public void No_object_says_its_namespace_so_the_release_does()
        => Assert.All(Chart.Committed.Objects<IKubernetesObject<V1ObjectMeta>>(), item => Assert.Null(item.Metadata.NamespaceProperty));

    [ToolFact(Tool.Helm4)]
    public void Every_object_has_the_recommended_labels() => Assert.All(Chart.Committed.Objects<IKubernetesObject<V1ObjectMeta>>(), item =>
    {
        Assert.Equal("irisbench", item.Metadata.Labels["app.kubernetes.io/name"]);
        Assert.Equal("irisbench", item.Metadata.Labels["app.kubernetes.io/part-of"]);
        Assert.Equal(Chart.Release, item.Metadata.Labels["app.kubernetes.io/instance"]);
        Assert.Equal("Helm", item.Metadata.Labels["app.kubernetes.io/managed-by"]);
        Assert.Contains(item.Metadata.Labels["app.kubernetes.io/component"], (string[])["iris-server", "monolith"]);
    });

    [Fact]
    public void The_defaults_of_the_chart_have_no_secret()
    {
        var secrets = (YamlMappingNode)Chart.Values["secrets"]["iris_server"];

        Assert.Equal(["iris_password", "jwt_signing_key"], secrets.Children.Keys.Select(key => key.ToString()));
        Assert.All(secrets.Children.Values, value => Assert.Equal("", value.ToString()));
    }
}
