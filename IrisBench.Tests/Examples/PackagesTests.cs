using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using IrisBench.Tests.Compare;
using IrisBench.Tests.Gateway;
using IrisBench.Tests.Hosting;

namespace IrisBench.Tests.Examples;

/// <summary>The packages that other AppHosts use.</summary>
public sealed partial class PackagesTests(PackedPackages packages) : IClassFixture<PackedPackages>
{
    public static TheoryData<string> Names => new(PackedPackages.Names);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_package_says_what_it_is_and_whose(string name)
    {
        var (manifest, files) = (packages.ManifestOf(name), packages.FilesOf(name));

        Assert.Equal("MIT", manifest.Element("license")!.Value);
        Assert.Equal("git", manifest.Element("repository")!.Attribute("type")!.Value);
        Assert.DoesNotContain("file:", manifest.ToString(), StringComparison.Ordinal);
        Assert.StartsWith("aspire integration hosting ", manifest.Element("tags")!.Value, StringComparison.Ordinal);
        Assert.EndsWith(".", manifest.Element("description")!.Value, StringComparison.Ordinal);
        Assert.Equal("\x89PNG"u8[1..], files[manifest.Element("icon")!.Value].AsSpan(1, 3));
        var readme = Encoding.UTF8.GetString(files[manifest.Element("readme")!.Value]);
        Assert.StartsWith($"# {name}\n", readme, StringComparison.Ordinal);
        // There is nothing beside it where it is read.
        Assert.DoesNotMatch(RelativeLink(), readme);
    }

    [Theory]
    [InlineData("IrisBench.Hosting.OpenFaaS", "IrisBench.Hosting.Gateway")]
    [InlineData("IrisBench.Hosting.Knative", "IrisBench.Hosting.OpenFaaS")]
    public void An_integration_has_its_documentation_its_symbols_and_needs_the_package_below_it(string name, string below)
    {
        Assert.Subset([.. packages.FilesOf(name).Keys], [$"lib/net10.0/{name}.dll", $"lib/net10.0/{name}.xml"]);
        Assert.Contains($"lib/net10.0/{name}.pdb", packages.FilesOf(name, "snupkg").Keys);
        var needed = packages.ManifestOf(name).Descendants("dependency").ToDictionary(
            dependency => dependency.Attribute("id")!.Value, dependency => dependency.Attribute("version")!.Value);
        Assert.Equal(packages.Version, needed[below]);
        // The gateway's own libraries are in its package.
        Assert.DoesNotContain("Yarp.ReverseProxy", needed.Keys);
    }

    [Fact]
    public void The_gateway_is_a_program_for_every_platform_that_needs_no_other_package()
    {
        var program = packages.FilesOf("IrisBench.Hosting.Gateway").Keys
            .Where(path => path.StartsWith("tools/net10.0/any/", StringComparison.Ordinal)).Select(Path.GetFileName).ToHashSet();

        Assert.Superset(
            [
                "IrisBench.Gateway.dll", "IrisBench.Gateway.runtimeconfig.json", "IrisBench.Gateway.deps.json", "IrisBench.Gateway.pdb",
                "IrisBench.Processes.dll", "IrisBench.Processes.runtimeconfig.json", "Yarp.ReverseProxy.dll",
            ],
            program);
        Assert.DoesNotContain("IrisBench.Gateway", program);
        Assert.Empty(packages.ManifestOf("IrisBench.Hosting.Gateway").Descendants("dependency"));
    }

    [Fact]
    public void Only_what_is_meant_for_others_is_packed()
    {
        var packed = Directory.EnumerateFiles(RepositoryRoot.File(), "*.csproj", SearchOption.AllDirectories)
            .Where(project => PackableProject().IsMatch(File.ReadAllText(project)))
            .Select(project => Path.GetFileNameWithoutExtension(project));

        Assert.Equal([.. PackedPackages.Names, "IrisBench.Compare"], packed.ToHashSet());
        Assert.Equal(PackedPackages.Names.Count, packages.Folder.GetFiles("*.nupkg").Length);
        Assert.Equal(
            PackedPackages.Names.ToHashSet(),
            XDocument.Load(RepositoryRoot.File("build", "packages", "Packages.proj")).Descendants("Packed")
                .Select(project => Path.GetFileNameWithoutExtension(project.Attribute("Include")!.Value)).ToHashSet());
    }

    [ToolFact("python3")]
    public async Task Another_AppHost_runs_functions_by_the_packages_alone_and_leaves_nothing_behind()
    {
        await using var example = await PackagedExample.StartAsync(packages);

        var first = await example.PageAsync("one two three");
        var second = await example.PageAsync("one two three");

        Assert.Contains("3 words, the longest is &quot;three&quot;", first, StringComparison.Ordinal);
        Assert.Contains("Hello, one two three, from Python", first, StringComparison.Ordinal);
        // The project keeps its process, the script has one for each call.
        Assert.Equal(ProcessOf("words"), ProcessOf("words", second));
        Assert.NotEqual(ProcessOf("hello"), ProcessOf("hello", second));
        Assert.Contains(example.Processes(), line => line.Contains(
            $"/irisbench.hosting.gateway/{packages.Version}/tools/net10.0/any/IrisBench.Gateway.dll", StringComparison.Ordinal));

        await example.EndAsync("TERM");

        Assert.Empty(example.Processes());

        string ProcessOf(string function, string? page = null)
            => new Regex($@"<h2>{function},.*?\(process (\d+)\)", RegexOptions.Singleline).Match(page ?? first).Groups[1].Value;
    }

    [GeneratedRegex(@"\]\((?!https://|#)")]
    private static partial Regex RelativeLink();

    [GeneratedRegex("<IsPackable>true</IsPackable>|build/packages/Package.props")]
    private static partial Regex PackableProject();
}
