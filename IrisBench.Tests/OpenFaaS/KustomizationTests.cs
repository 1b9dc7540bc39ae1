using Aspire.Hosting;
using IrisBench.Hosting.OpenFaaS.Publishing;
using IrisBench.Tests.Monitoring;
using IrisBench.Tests.Publishing;

namespace IrisBench.Tests.OpenFaaS;

/// <summary>Where the images are, as kustomize reads it: names and tags are texts for it, and nothing else.</summary>
public class KustomizationTests
{
    [Theory]
    [InlineData("0.1.0", "0.1.0")]
    [InlineData("v7", "v7")]
    [InlineData("1", "\"1\"")]
    [InlineData("1.0", "\"1.0\"")]
    [InlineData("5e3", "\"5e3\"")]
    [InlineData("0x1F", "\"0x1F\"")]
    [InlineData("true", "\"true\"")]
    [InlineData("No", "\"No\"")]
    [InlineData("2026-11-30", "\"2026-11-30\"")]
    public void A_tag_that_YAML_would_not_take_for_a_text_is_quoted(string tag, string written) => Assert.Contains(
        $"  - name: ghcr.io/me/hello\n    newName: ghcr.io/me/hello\n    newTag: {written}\n", Kustomized($"ghcr.io/me/hello:{tag}"),
        StringComparison.Ordinal);

    [Fact]
    public void A_name_that_YAML_would_not_take_for_a_text_is_quoted_too() => Assert.Contains(
        "  - name: \"on\"\n    newName: \"on\"\n    newTag: latest\n", Kustomized("on:latest"), StringComparison.Ordinal);

    [ToolFact(Tool.Kubectl)]
    public async Task Kustomize_takes_an_image_whose_tag_is_a_number()
    {
        using var folder = new TemporaryFolder();
        var model = new PublishedModel();
        model.OpenFaaS.AddFunction("hello", "../hello", "python3", "index.py").WithImage("ghcr.io/me/hello:1");
        await model.WriteAsync(folder.Path);

        Assert.Contains(
            "image: ghcr.io/me/hello:1\n", await Tool.RunAsync(Tool.Kubectl, "kustomize", folder.Path), StringComparison.Ordinal);
    }

    private static string Kustomized(string image) => Kustomization.Of(
        "openfaas", new([], []), "functions", new Dictionary<string, string> { ["hello"] = image });
}
