using IrisBench.Tests.Monitoring;
using IrisBench.Tests.Publishing;

namespace IrisBench.Tests.Functions.Images;

/// <summary>What <c>dotnet publish -t:PublishContainer</c> would make of a project, as MSBuild evaluates it.</summary>
internal sealed record EvaluatedImage(string Name, string Base, string[] Ports, IReadOnlyDictionary<string, string> Environment);

/// <summary>The images of all projects, by one MSBuild: its start takes longer than what it is asked.</summary>
public sealed class EvaluatedImages : Fixture
{
    private const string Mark = "image: ";

    private static readonly string[] Projects =
    [
        "Functions/IrisAuth", "Functions/IrisLoad", "Functions/IrisTrain", "Functions/IrisPredict", "Monolith", "IrisServer",
        "Measurement/IrisBench.Compare",
    ];

    private readonly Dictionary<string, EvaluatedImage> _images = [];

    /// <summary>That of a project's folder, or of one and a setting: <c>Monolith IMAGE_TAG=v7</c>.</summary>
    internal EvaluatedImage this[string project] => _images[project];

    public override Task DisposeAsync() => Task.CompletedTask;

    protected override async Task StartAsync()
    {
        using var folder = new TemporaryFolder();
        var (asking, answering) = (Path.Combine(folder.Path, "ask.proj"), Path.Combine(folder.Path, "answer.targets"));
        await File.WriteAllTextAsync(asking, $"""
            <Project><Target Name="Ask">
              {string.Concat(Projects.Select(project => Question(project, project, answering)))}
              {Question("Monolith IMAGE_TAG%3Dv7", "Monolith", answering, "IMAGE_TAG=v7")}
            </Target></Project>
            """);
        await File.WriteAllTextAsync(answering, $"""
            <Project><Target Name="Answer">
              <PropertyGroup><Variables>@(ContainerEnvironmentVariable->'%(Identity)=%(Value)')</Variables></PropertyGroup>
              <Message Importance="high"
                Text="{Mark}$(AskedFor)|$(ContainerRepository):$(ContainerImageTag)|$(ContainerBaseImage)|@(ContainerPort)|$(Variables)" />
            </Target></Project>
            """);
        foreach (var line in (await Tool.RunAsync("dotnet", "msbuild", asking, "-nologo", "-v:minimal", "-tl:off")).Split('\n'))
        {
            if (line.Trim() is var text && text.StartsWith(Mark, StringComparison.Ordinal)
                && text[Mark.Length..].Split('|') is [var name, var image, var @base, var ports, var variables])
                _images[name] = new(image, @base, ports.Split(';'), variables.Split(';', StringSplitOptions.RemoveEmptyEntries)
                    .Select(variable => variable.Split('=', 2)).ToDictionary(variable => variable[0], variable => variable[1]));
        }
    }

    private static string Question(string name, string project, string answering, string setting = "") => $"""
        <MSBuild Projects="{Directory.GetFiles(RepositoryRoot.File(project.Split('/')), "*.csproj").Single()}" Targets="Answer"
          Properties="CustomAfterMicrosoftCommonTargets={answering};AskedFor={name};{setting}" />
        """;
}
