using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using IrisBench.Tests.Hosting;

namespace IrisBench.Tests.Examples;

/// <summary>The packages for other AppHosts, packed from what was built for the tests, under a version that nobody has.</summary>
public sealed class PackedPackages : Fixture
{
    public static readonly IReadOnlyList<string> Names =
        ["IrisBench.Hosting.Gateway", "IrisBench.Hosting.Knative", "IrisBench.Hosting.OpenFaaS"];

    /// <summary>What a developer packed and restored of the version that stands in the sources must not be taken for these.</summary>
    public string Version { get; } = $"{ProductVersion.Current}-test.{Guid.NewGuid():N}";

    public DirectoryInfo Folder { get; } = Directory.CreateTempSubdirectory("irisbench-tests-");

    /// <summary>What is in a package, by its path; of text files the text.</summary>
    public IReadOnlyDictionary<string, string> FilesOf(string name, string extension = "nupkg")
    {
        using var archive = ZipFile.OpenRead(Path.Combine(Folder.FullName, $"{name}.{Version}.{extension}"));
        return archive.Entries.ToDictionary(entry => entry.FullName, TextOf);
    }

    /// <summary>What a package says of itself, its nuspec, without the namespace.</summary>
    public XElement ManifestOf(string name)
    {
        var manifest = XDocument.Parse(FilesOf(name)[$"{name}.nuspec"]).Root!;
        foreach (var element in manifest.DescendantsAndSelf())
            element.Name = element.Name.LocalName;
        return manifest.Element("metadata")!;
    }

    public override Task DisposeAsync()
    {
        Folder.Delete(recursive: true);
        return Task.CompletedTask;
    }

    protected override async Task StartAsync()
    {
        var configuration = new FileInfo(StartedAssembly.PathOf("IrisBench.AppHost")).Directory!.Name;
        await using var pack = StartedProcess.Start(
            "dotnet",
            [
                "pack", RepositoryRoot.File("build", "packages", "Packages.proj"), "--no-build", "-c", configuration, "-o", Folder.FullName,
                $"-p:PackageVersion={Version}",
            ]);
        var (exitCode, output, errors) = await pack.WaitAsync();
        Assert.True(exitCode == 0, output + errors);
    }

    private static string TextOf(ZipArchiveEntry entry)
    {
        using var reader = new StreamReader(entry.Open(), Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
