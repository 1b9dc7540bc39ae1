using System.Text.Json;

namespace IrisBench.Tests.Architecture;

/// <summary>What CI installs from npm: exactly what was looked at, from whatever registry.</summary>
public class LockedToolsTests
{
    [Fact]
    public void Each_package_has_its_version_and_its_hash_and_names_no_registry()
    {
        using var wanted = Read("package.json");
        using var locked = Read("package-lock.json");
        var packages = locked.RootElement.GetProperty("packages").EnumerateObject().ToDictionary(
            package => package.Name, package => package.Value);

        Assert.All(
            wanted.RootElement.GetProperty("dependencies").EnumerateObject(),
            dependency => Assert.Equal(
                dependency.Value.GetString(), packages[$"node_modules/{dependency.Name}"].GetProperty("version").GetString()));
        Assert.All(packages.Where(package => package.Key.Length > 0), package =>
        {
            Assert.StartsWith("sha512-", package.Value.GetProperty("integrity").GetString(), StringComparison.Ordinal);
            Assert.False(package.Value.TryGetProperty("resolved", out _), $"{package.Key} names a registry.");
        });
        Assert.Contains("npm ci ", File.ReadAllText(RepositoryRoot.File(".ci", "run")), StringComparison.Ordinal);
        Assert.DoesNotContain("npm install", File.ReadAllText(RepositoryRoot.File(".ci", "run")), StringComparison.Ordinal);
    }

    private static JsonDocument Read(string file)
        => JsonDocument.Parse(File.ReadAllBytes(RepositoryRoot.File("build", "published-tools", file)));
}
