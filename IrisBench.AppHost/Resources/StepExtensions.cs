using System.Runtime.InteropServices;
using IrisBench.AppHost.Publishing;
using IrisBench.AppHost.RunningSystem;
using IrisBench.AppHost.Workarounds;

namespace IrisBench.AppHost.Resources;

internal static class StepExtensions
{
    /// <summary>What runs the functions on this machine.</summary>
    public const string Gateway = "gateway";

    // Where OpenFaaS's gateway answers on a cluster's nodes.
    private const int WantedPort = 31112;

    /// <summary>Adds what runs the functions: OpenFaaS in a cluster; on this machine a gateway, on port 31112 when that is free.</summary>
    public static IResourceBuilder<OpenFaaSResource> AddFunctions(this IDistributedApplicationBuilder builder)
    {
        if (!builder.ExecutionContext.IsRunMode)
            return builder.AddOpenFaaS("openfaas");
        var functions = builder.AddOpenFaaS(Gateway, LocalPort.WhenFree(WantedPort)).WithWorkloadEnvironment();
        return builder.Configuration[RunningSystemSettings.Published] is { } folder
            ? functions.WithGatewayProgram(PublishedPrograms.Of(new Projects.IrisBench_Gateway(), folder))
            : functions;
    }

    /// <summary>Adds one step as a function. Its mode on this machine is the setting <c>Functions:Mode</c>, or
    /// <c>Functions:{name}:Mode</c> for one: <c>warm</c> (default), <c>zero</c> or <c>fork</c>.</summary>
    public static IResourceBuilder<FunctionResource> AddStep<TProject>(
        this IResourceBuilder<OpenFaaSResource> functions, string name, WorkloadSize size)
        where TProject : IProjectMetadata, new()
    {
        var builder = functions.ApplicationBuilder;
        var function = functions.AddFunction<TProject>(name).WithWorkloadEnvironment();
        if (!builder.ExecutionContext.IsRunMode)
            return function.WithManagementEndpoint(WorkloadExtensions.PublishedManagementPort).WithSize(size);

        if (builder.Configuration[RunningSystemSettings.Published] is { } folder)
            function.WithProgram(PublishedPrograms.Of(new TProject(), folder));
        foreach (var (compilation, program) in PublishedPrograms.Of(new TProject()))
            function.WithCompilation(compilation, program);
        var mode = builder.Configuration[$"Functions:{name}:Mode"] ?? builder.Configuration["Functions:Mode"] ?? "warm";
        return Enum.TryParse<FunctionMode>(mode, ignoreCase: true, out var known)
            ? function.WithMode(known)
            : throw new DistributedApplicationException($"The mode of {name} must be warm, zero or fork, not '{mode}'.");
    }
}

/// <summary>What publishing (<c>build/MeasuredSystem.proj</c>) left of a project. All projects of the repository publish into one folder
/// (<c>UseArtifactsOutput</c>).</summary>
internal static class PublishedPrograms
{
    private static readonly string[] Compilations = ["jit", "r2r", "native"];

    private static readonly string Artifacts = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Parent!.Parent!.FullName;

    /// <summary>The program in that folder.</summary>
    public static string Of(IProjectMetadata project, string folder)
        => Find(project, folder) ?? throw new DistributedApplicationException(
            $"{project.ProjectPath} is not published (nothing is in {folder}): run dotnet build build/MeasuredSystem.proj first.");

    /// <summary>Its programs, by compilation.</summary>
    public static IEnumerable<(string Compilation, string Program)> Of(IProjectMetadata project)
        => from compilation in Compilations
           let program = Find(project, $"release_{RuntimeInformation.RuntimeIdentifier}_{compilation}")
           where program is not null
           select (compilation, program);

    private static string? Find(IProjectMetadata project, string folder)
    {
        var name = Path.GetFileNameWithoutExtension(project.ProjectPath);
        var program = Path.Combine(Artifacts, "publish", name, folder, name);
        // Native code has no assembly, and what cannot be native is compiled ahead.
        return ((string[])[$"{program}.dll", program]).FirstOrDefault(File.Exists);
    }
}
