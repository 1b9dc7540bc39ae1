using k8s;
using k8s.Models;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace IrisBench.Tests.Publishing.Kubernetes;

public class CommittedChartTests
{
    [Fact]
    public async Task It_is_what_the_model_publishes_and_publishing_twice_gives_the_same_bytes()
    {
        using var folder = new TemporaryFolder();
        var (first, second) = (Path.Combine(folder.Path, "first"), Path.Combine(folder.Path, "second"));
        foreach (var output in (string[])[first, second])
        {
            var run = await AppHostRun.OfAsync(folder.Path, "--operation", "publish", "--step", "publish", "--output-path", output);
            Assert.True(run.ExitCode == 0, run.Output + run.Errors);
        }

        Assert.Equal(ChartFiles.MeaningOf(RepositoryRoot.File("deploy", "k8s")), ChartFiles.MeaningOf(Path.Combine(first, "k8s")));
        Assert.Equal(TemporaryFolder.ContentOf(first), TemporaryFolder.ContentOf(second));
    }

    [Fact]
    public async Task The_image_is_where_the_parameters_say()
    {
        using var folder = new TemporaryFolder();
        await AppHostRun.OfAsync(
            folder.Path, "--operation", "publish", "--step", "publish", "--output-path", folder.Path,
            "--Parameters:image-repository=registry.example/iris", "--Parameters:image-tag=v7");

        var images = Chart.In(Path.Combine(folder.Path, "k8s")).Objects<V1Deployment>().Select(Pods.Image);
        Assert.Equal(["registry.example/iris/iris-server:v7", "registry.example/iris/monolith:v7"], images);
    }

    [Fact]
    public void Every_document_is_an_object_of_Kubernetes_without_an_unknown_field()
        => Assert.Equal(Chart.Committed.Rendered.Count, Chart.Committed.Objects().Count());

    [Fact]
    public void A_field_that_Kubernetes_does_not_know_would_be_found()
    {
        var deployment = Chart.Committed.Rendered[Path.Combine("templates", "monolith", "deployment.yaml")];
        var broken = deployment.Replace("readinessProbe:", "readyProbe:", StringComparison.Ordinal);

        Assert.NotEqual(deployment, broken);
        Assert.Throws<YamlException>(() => KubernetesYaml.LoadAllFromString(broken, strict: true));
    }

    [Fact]
    public void No_object_says_its_namespace_so_the_release_does()
        => Assert.All(Chart.Committed.Objects<IKubernetesObject<V1ObjectMeta>>(), item => Assert.Null(item.Metadata.NamespaceProperty));

    [Fact]
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
        var secrets = (YamlMappingNode)Chart.Committed.Section("secrets")["iris_server"];

        Assert.Equal(["iris_password", "jwt_signing_key"], secrets.Children.Keys.Select(key => key.ToString()));
        Assert.All(secrets.Children.Values, value => Assert.Equal("", value.ToString()));
    }
}
