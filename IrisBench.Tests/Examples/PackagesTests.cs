using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace IrisBench.Tests.Examples;

/// <summary>The packages that other AppHosts use.</summary>
public sealed partial class PackagesTests(PackedPackages packages) : IClassFixture<PackedPackages>
{
    private const string Gateway = "IrisBench.Hosting.Gateway";

    [Theory]
    [InlineData(Gateway)]
    [InlineData("IrisBench.Hosting.Knative")]
    [InlineData("IrisBench.Hosting.OpenFaaS")]
    public void A_package_says_what_it_is_and_names_no_folder_of_this_machine(string name)
    {
        var (manifest, files) = (packages.ManifestOf(name), packages.FilesOf(name));

        Assert.Equal("MIT", manifest.Element("license")!.Value);
        Assert.Equal("git", manifest.Element("repository")!.Attribute("type")!.Value);
        Assert.DoesNotContain(RepositoryRoot.File(), manifest.ToString(), StringComparison.Ordinal);
        Assert.StartsWith("aspire integration hosting ", manifest.Element("tags")!.Value, StringComparison.Ordinal);
        Assert.EndsWith(".", manifest.Element("description")!.Value, StringComparison.Ordinal);
        Assert.Contains("PNG", files[manifest.Element("icon")!.Value][..8], StringComparison.Ordinal);
        var readme = files[manifest.Element("readme")!.Value];
        Assert.StartsWith($"# {name}\n", readme, StringComparison.Ordinal);
        // Where it is read, nothing is beside it.
        Assert.DoesNotMatch(RelativeLink(), readme);
    }

    [Theory]
    [InlineData("IrisBench.Hosting.OpenFaaS", Gateway)]
    [InlineData("IrisBench.Hosting.Knative", "IrisBench.Hosting.OpenFaaS")]
    public void An_integration_has_its_documentation_and_its_symbols_and_needs_the_package_below_it(string name, string below)
    {
        Assert.Contains($"lib/net10.0/{name}.dll", packages.FilesOf(name).Keys);
        Assert.Contains($"lib/net10.0/{name}.xml", packages.FilesOf(name).Keys);
        Assert.Contains($"lib/net10.0/{name}.pdb", packages.FilesOf(name, "snupkg").Keys);
        var needed = packages.ManifestOf(name).Descendants("dependency").ToDictionary(
            dependency => dependency.Attribute("id")!.Value, dependency => dependency.Attribute("version")!.Value);
        Assert.Equal(packages.Version, needed[below]);
        // The gateway has its own libraries with it.
        Assert.DoesNotContain("Yarp.ReverseProxy", needed.Keys);
    }

    [Fact]
    public void The_gateway_is_a_program_for_every_platform_and_needs_no_other_package()
    {
        var files = packages.FilesOf(Gateway).Keys;

        Assert.All(
            [
                "IrisBench.Gateway.dll", "IrisBench.Gateway.runtimeconfig.json", "IrisBench.Gateway.deps.json", "IrisBench.Gateway.pdb",
                "IrisBench.Processes.dll", "IrisBench.Processes.runtimeconfig.json", "Yarp.ReverseProxy.dll",
            ],
            (string file) => Assert.Contains($"tools/net10.0/any/{file}", files));
        Assert.DoesNotContain("tools/net10.0/any/IrisBench.Gateway", files);
        Assert.DoesNotContain(files, file => file.StartsWith("lib/", StringComparison.Ordinal));
        Assert.Empty(packages.ManifestOf(Gateway).Descendants("dependency"));
    }

    [Fact]
    public void Nothing_is_packed_by_accident()
    {
        var packable = Directory.EnumerateFiles(RepositoryRoot.File(), "*.csproj", SearchOption.AllDirectories)
            .Where(project => Packable().IsMatch(File.ReadAllText(project))).Select(NameOf);
        var packed = XDocument.Load(RepositoryRoot.File("build", "packages", "Packages.proj")).Descendants("Packed")
            .Select(project => NameOf(project.Attribute("Include")!.Value));

        Assert.Equal(["IrisBench.Compare", .. PackedPackages.Names], packable.Order(StringComparer.Ordinal));
        Assert.Equal(PackedPackages.Names, packed.Order(StringComparer.Ordinal));
        Assert.Equal(PackedPackages.Names.Count, packages.Folder.GetFiles("*.nupkg").Length);

        static string NameOf(string project) => Path.GetFileNameWithoutExtension(project);
    }

    [ToolFact("python3")]
    public async Task Another_AppHost_runs_functions_by_the_packages_alone_and_leaves_nothing_behind()
    {
        await using var example = new PackagedExample(packages);

        var first = await example.PageAsync("one two three");
        var second = await example.PageAsync("one two three");

        Assert.Contains("3 words, the longest is &quot;three&quot;", first, StringComparison.Ordinal);
        Assert.Contains("Hello, one two three, from Python", first, StringComparison.Ordinal);
        // The project keeps its process; the script has one for each call.
        Assert.Equal(ProcessOf("words", first), ProcessOf("words", second));
        Assert.NotEqual(ProcessOf("hello", first), ProcessOf("hello", second));
        Assert.Contains(example.Processes(), line => line.Contains(
            $"/{Gateway.ToLowerInvariant()}/{packages.Version}/tools/net10.0/any/IrisBench.Gateway.dll", StringComparison.Ordinal));

        await example.EndAsync("TERM");

        static string ProcessOf(string function, string page)
            => Regex.Match(page, $@"<h2>{function},.*?\(process (\d+)\)", RegexOptions.Singleline).Groups[1].Value;
    }

    [GeneratedRegex(@"\]\((?!https://|#)")]
    private static partial Regex RelativeLink();

    [GeneratedRegex("<IsPackable>true</IsPackable>|build/packages/Package.props")]
    private static partial Regex Packable();
}
