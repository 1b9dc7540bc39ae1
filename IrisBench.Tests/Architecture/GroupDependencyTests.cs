using System.Xml.Linq;

namespace IrisBench.Tests.Architecture;

/// <summary>The map of CONTRIBUTING: what stands below knows nothing of what stands above.</summary>
public class GroupDependencyTests
{
    // From the bottom to the top. Measurement builds the AppHost, which it starts, but is shown by it: only the live page is below.
    private static readonly string[][] Layers =
    [
        ["IrisBench.ServiceDefaults", "Steps", "Integrations", "TestPrograms"],
        ["Functions", "LocalFunctions", "IrisServer"],
        ["Monolith"],
        ["Measurement"],
        ["IrisBench.AppHost"],
        ["IrisBench.Tests"],
    ];

    // Programs that are started, or packed to be started, and not compiled against.
    private static readonly string[] Started = ["IrisBench.AppHost", "LocalFunctions"];

    [Fact]
    public void Projects_refer_to_their_own_group_and_to_lower_ones_only()
    {
        var upwards = References()
            .Where(reference => reference.From != reference.To && Layer(reference.From) <= Layer(reference.To))
            .Where(reference => !(Started.Contains(reference.To) && reference.OnlyStarted))
            .ToArray();
        Assert.Empty(upwards);
    }

    [Fact]
    public void Every_group_has_its_place_in_the_map()
    {
        var map = File.ReadAllText(RepositoryRoot.File("CONTRIBUTING.md"));
        foreach (var group in References().SelectMany(reference => (string[])[reference.From, reference.To]).Distinct())
            Assert.Contains(group, map, StringComparison.Ordinal);
    }

    private static int Layer(string group) => Array.FindIndex(Layers, layer => layer.Contains(group));

    private static IEnumerable<(string From, string To, bool OnlyStarted)> References()
    {
        foreach (var project in Directory.EnumerateFiles(RepositoryRoot.File(), "*.csproj", SearchOption.AllDirectories)
            .Where(path => !Group(path).StartsWith("artifacts", StringComparison.Ordinal)))
        {
            foreach (var reference in XDocument.Load(project).Descendants("ProjectReference")
                .Where(reference => !reference.Attribute("Include")!.Value.Contains('$', StringComparison.Ordinal)))
            {
                var path = Path.GetFullPath(reference.Attribute("Include")!.Value, Path.GetDirectoryName(project)!);
                yield return (Group(project), Group(path), reference.Attribute("ReferenceOutputAssembly")?.Value == "false");
            }
        }
    }

    private static string Group(string path) => Path.GetRelativePath(RepositoryRoot.File(), path).Split(Path.DirectorySeparatorChar)[0];
}
