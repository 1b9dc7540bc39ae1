using System.Reflection;
using Aspire.Hosting;

namespace IrisBench.Hosting.OpenFaaS;

/// <summary>Where the programs are that run on this machine, as the build wrote it into the AppHost's assembly:
/// <c>buildTransitive/IrisBench.Hosting.OpenFaaS.targets</c>.</summary>
internal static class LocalPrograms
{
    private const string Gateway = "irisbenchgatewaypath";
    private const string Function = "irisbenchfunction:";

    private static readonly StringComparison Paths =
        OperatingSystem.IsWindows() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    /// <summary>The gateway's assembly.</summary>
    /// <param name="appHost">The AppHost's assembly.</param>
    /// <exception cref="DistributedApplicationException">It is not known, or not there.</exception>
    public static string GatewayPath(Assembly? appHost)
    {
        var path = Find(appHost, key => key == Gateway) ?? throw new DistributedApplicationException(
            $"{Name(appHost)} does not say where the local gateway is: its project needs a PackageReference to IrisBench.Hosting.OpenFaaS "
            + "or IrisBench.Hosting.Knative, and the SDK Aspire.AppHost.Sdk.");
        return File.Exists(path) ? path : throw new DistributedApplicationException(
            $"The local gateway is not where it was when {Name(appHost)} was built ({path}): run dotnet build again.");
    }

    /// <summary>The assembly that the build makes of a project.</summary>
    /// <param name="appHost">The AppHost's assembly.</param>
    /// <param name="projectFile">Path of the project's file.</param>
    /// <exception cref="DistributedApplicationException">It is not known, or not there.</exception>
    public static string ProjectPath(Assembly? appHost, string projectFile)
    {
        var project = Path.GetFullPath(projectFile);
        var path = Find(appHost, key => key.StartsWith(Function, StringComparison.Ordinal) && project.Equals(key[Function.Length..], Paths))
            ?? throw new DistributedApplicationException(
                $"{Name(appHost)} does not say what the build makes of {project}: its project needs a ProjectReference to it, and the "
                + "project one TargetFramework.");
        return File.Exists(path) ? path : throw new DistributedApplicationException(
            $"{project} is not built ({path} is missing): run dotnet build on {Name(appHost)} first.");
    }

    private static string? Find(Assembly? appHost, Func<string, bool> isIt)
        => appHost?.GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(attribute => isIt(attribute.Key))?.Value;

    private static string Name(Assembly? appHost) => appHost?.GetName().Name ?? "The AppHost";
}
