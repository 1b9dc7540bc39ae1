using System.Text.RegularExpressions;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Publishing;
using IrisBench.Hosting.Deploying;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace IrisBench.Hosting.OpenFaaS.Deploying;

/// <summary>Builds a project's image by the .NET SDK, which sends it to the registry by itself. Aspire's own steps call this in place of
/// Aspire's manager, which has the SDK put the image into a container engine, and the engine push it.</summary>
/// <param name="others">For images of other resources: Aspire's.</param>
/// <param name="repository">Name of the parameter that says where images are.</param>
/// <param name="pushTo">By what host this machine knows the registry, where that is not what the cluster says.</param>
/// <param name="services">What else there is.</param>
internal sealed partial class SdkImages(
    IResourceContainerImageManager others, string repository, string? pushTo, IServiceProvider services) : IResourceContainerImageManager
{
    private static readonly Tool Dotnet = new("dotnet", "install the .NET SDK (https://dotnet.microsoft.com/download)");

    // What is restored and compiled before comes in once for all projects.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(20);

    // Projects share libraries, whose files two builds would write at once.
    private static readonly SemaphoreSlim One = new(1);

    /// <summary>Sees that the image has a name that can be pushed; the SDK builds it when it pushes it.</summary>
    public async Task BuildImageAsync(IResource resource, CancellationToken cancellationToken = default)
    {
        if (resource is ProjectResource)
            await NameOfAsync(resource, cancellationToken);
        else
            await others.BuildImageAsync(resource, cancellationToken);
    }

    public async Task BuildImagesAsync(IEnumerable<IResource> resources, CancellationToken cancellationToken = default)
    {
        foreach (var resource in resources)
            await BuildImageAsync(resource, cancellationToken);
    }

    public async Task PushImageAsync(IResource resource, CancellationToken cancellationToken)
    {
        if (resource is not ProjectResource project)
        {
            await others.PushImageAsync(resource, cancellationToken);
            return;
        }

        var image = await NameOfAsync(project, cancellationToken);
        await One.WaitAsync(cancellationToken);
        try
        {
            var record = DeploymentRecord.Of(services);
            record.Tell($"Building {image} and pushing it to {pushTo ?? image.Registry}.");
            var answer = await Dotnet.AskAsync(
                await ArgumentsAsync(project, image, cancellationToken), new() { Patience = Patience }, cancellationToken);
            if (!answer.IsGood)
                throw new DistributedApplicationException(
                    $"The image of '{project.Name}' could not be built and pushed to {pushTo ?? image.Registry}: {Reason(answer)}. "
                    + "See that the registry answers and that you are logged in to it, and type the same command again.");
            record.Add($"the image {image} is pushed");
        }
        finally
        {
            One.Release();
        }
    }

    private async Task<IEnumerable<string>> ArgumentsAsync(ProjectResource project, ImageName image, CancellationToken cancellationToken)
    {
        var options = new ContainerBuildOptionsCallbackContext(
            project, services, NullLogger.Instance, cancellationToken,
            services.GetRequiredService<DistributedApplicationExecutionContext>());
        foreach (var annotation in project.Annotations.OfType<ContainerBuildOptionsCallbackAnnotation>())
            await annotation.Callback(options);
        var platform = (options.TargetPlatform ?? ContainerTargetPlatform.LinuxAmd64) switch
        {
            ContainerTargetPlatform.LinuxAmd64 => "linux-x64",
            ContainerTargetPlatform.LinuxArm64 => "linux-arm64",
            var other => throw new DistributedApplicationException(
                $"The image of '{project.Name}' cannot be built for {other}: it is built for LinuxAmd64 or LinuxArm64."),
        };
        var baseImage = project.Annotations.OfType<DockerfileBaseImageAnnotation>().LastOrDefault()?.RuntimeImage;
        return
        [
            "publish", project.GetProjectMetadata().ProjectPath, "--configuration", "Release", "--runtime", platform, "-t:PublishContainer",
            $"-p:ContainerRegistry={pushTo ?? image.Registry}", $"-p:ContainerRepository={image.Repository}",
            $"-p:ContainerImageTag={image.Tag}", .. baseImage is null ? (string[])[] : [$"-p:ContainerBaseImage={baseImage}"],
            // One line for each thing, and no server that stays.
            "-nologo", "-tl:off", "-nodeReuse:false",
        ];
    }

    // MSBuild tells a thing more than once, and where in its own files it came up.
    private static string Reason(ToolAnswer answer)
    {
        var errors = Error().Matches(answer.Output).Select(match => match.Groups["text"].Value).Distinct().Take(2);
        return string.Join(' ', errors) is { Length: > 0 } text ? text.TrimEnd('.') : answer.Said;
    }

    [GeneratedRegex(@"error [A-Z]+\d+: (?<text>.+?)( \[[^\[\]]+\])?\r?$", RegexOptions.Multiline)]
    private static partial Regex Error();

    private async Task<ImageName> NameOfAsync(IResource resource, CancellationToken cancellationToken)
    {
        var name = await ((IValueProvider)new ContainerImageReference(resource)).GetValueAsync(cancellationToken) ?? "";
        return ImageName.Parse(name) ?? throw new DistributedApplicationException(
            $"The image '{name}' names no registry to push it to: say where the cluster pulls images from, as in "
            + $"--Parameters:{repository}=registry.example:5000/name");
    }
}

/// <summary>Where the cluster finds an image.</summary>
internal sealed record ImageName(string Registry, string Repository, string Tag)
{
    /// <returns>Null where the image has no registry.</returns>
    public static ImageName? Parse(string name)
    {
        var slash = name.IndexOf('/', StringComparison.Ordinal);
        var colon = name.LastIndexOf(':');
        var registry = slash < 0 ? "" : name[..slash];
        // As everybody tells a registry from the first part of a name.
        var isHost = registry == "localhost"
            || registry.Contains('.', StringComparison.Ordinal) || registry.Contains(':', StringComparison.Ordinal);
        return isHost && colon > slash ? new(registry, name[(slash + 1)..colon], name[(colon + 1)..]) : null;
    }

    public override string ToString() => $"{Registry}/{Repository}:{Tag}";
}
