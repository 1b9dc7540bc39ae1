using System.Text.Json.Nodes;

namespace IrisBench.Tests.Publishing;

public class ManifestTests
{
    private static readonly string Committed = RepositoryRoot.File("aspire-manifest.json");

    [Fact]
    public async Task The_committed_manifest_is_what_the_model_publishes()
    {
        using var folder = new TemporaryFolder();
        var run = await AppHostRun.OfAsync(folder.Path, "--publisher", "manifest", "--output-path", folder.Path);

        Assert.True(run.ExitCode == 0, run.Output + run.Errors);
        Assert.Equal(Read(Committed), Read(Path.Combine(folder.Path, "aspire-manifest.json")));
    }

    [Fact]
    public async Task A_path_that_ends_in_json_is_the_file_itself_and_has_no_secret()
    {
        const string Secret = "a-secret-nobody-may-see-because-it-signs-the-tokens-of-all-users";
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "new", "model.json");
        await AppHostRun.OfAsync(
            folder.Path, "--publisher", "manifest", "--output-path", file, $"--Parameters:iris-password={Secret}",
            $"--Parameters:jwt-signing-key={Secret}");

        Assert.Equal(Read(Committed), Read(file));
        Assert.DoesNotContain(Secret, await File.ReadAllTextAsync(file), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_project_of_the_manifest_exists()
    {
        var projects = JsonNode.Parse(File.ReadAllText(Committed))!["resources"]!.AsObject()
            .Select(resource => resource.Value!["path"]?.GetValue<string>())
            .OfType<string>()
            .ToArray();

        Assert.Equal(6, projects.Length);
        Assert.All(projects, project => Assert.True(File.Exists(RepositoryRoot.File(project)), project));
    }

    // Paths are relative to the manifest, wherever it was written: here they are relative to the repository.
    private static string Read(string manifest)
    {
        var root = JsonNode.Parse(File.ReadAllText(manifest))!;
        foreach (var (_, resource) in root["resources"]!.AsObject())
        {
            if (resource!["path"] is { } path)
                resource["path"] = Path.GetRelativePath(
                    RepositoryRoot.File(), Path.GetFullPath(path.GetValue<string>(), Path.GetDirectoryName(manifest)!)).Replace('\\', '/');
        }

        return root.ToJsonString();
    }
}
