using System.Text.Json;
using IrisBench.Tests.Monitoring;

namespace IrisBench.Tests.Functions.Images;

/// <summary>What <c>dotnet publish -t:PublishContainer</c> would make of a project, as MSBuild evaluates it.</summary>
internal sealed class EvaluatedImage(JsonDocument evaluation)
{
    public static async Task<EvaluatedImage> OfAsync(string project, params string[] properties)
        => new(JsonDocument.Parse(await Tool.RunAsync("dotnet",
        [
            "msbuild",
            RepositoryRoot.File(project.Split('/')),
            .. properties.Select(property => $"-p:{property}"),
            "-getProperty:ContainerRepository,ContainerBaseImage,ContainerImageTag",
            "-getItem:ContainerPort,ContainerEnvironmentVariable",
        ])));

    public string Name => $"{Property("ContainerRepository")}:{Property("ContainerImageTag")}";

    public string Base => Property("ContainerBaseImage");

    public IEnumerable<string> Ports => Items("ContainerPort").Select(item => item.GetProperty("Identity").GetString()!);

    public IReadOnlyDictionary<string, string> Environment => Items("ContainerEnvironmentVariable")
        .ToDictionary(item => item.GetProperty("Identity").GetString()!, item => item.GetProperty("Value").GetString()!);

    private string Property(string name) => evaluation.RootElement.GetProperty("Properties").GetProperty(name).GetString()!;

    private JsonElement.ArrayEnumerator Items(string name)
        => evaluation.RootElement.GetProperty("Items").GetProperty(name).EnumerateArray();
}
