using Aspire.Hosting;

namespace IrisBench.Tests.OpenFaaS;

public sealed class OutputFilesTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("irisbench-stack-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task What_left_the_model_leaves_the_folder()
    {
        var before = new PublishedModel();
        before.OpenFaaS.WithNamespaceOf(before.Cluster, "irises");
        before.Function("kept", f => f.LookUpService(before.Server.GetEndpoint("http")));
        before.Function("dropped");
        await before.WriteAsync(_folder.FullName);
        Assert.Equal(
            [
                "functions/dropped.yaml", "functions/kept.yaml", "kustomization.yaml", "kustomizeconfig.yaml", "openfaas-namespace.yaml",
                "openfaas-roles.yaml", "stack.yaml",
            ],
            Files());
        Assert.Contains("- functions/dropped.yaml", Kustomization(), StringComparison.Ordinal);

        var after = new PublishedModel();
        after.Function("kept");
        await after.WriteAsync(_folder.FullName);

        Assert.Equal(
            ["functions/kept.yaml", "kustomization.yaml", "kustomizeconfig.yaml", "openfaas-namespace.yaml", "stack.yaml"], Files());
        Assert.DoesNotContain("dropped", Kustomization(), StringComparison.Ordinal);
        Assert.DoesNotContain("roles", Kustomization(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_platform_without_functions_is_published()
    {
        await new PublishedModel().WriteAsync(_folder.FullName);

        Assert.Equal(["kustomization.yaml", "kustomizeconfig.yaml", "openfaas-namespace.yaml", "stack.yaml"], Files());
    }

    private string Kustomization() => File.ReadAllText(Path.Combine(_folder.FullName, "kustomization.yaml"));

    private IEnumerable<string> Files() => _folder.EnumerateFiles("*", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(_folder.FullName, file.FullName).Replace('\\', '/')).Order(StringComparer.Ordinal);
}
