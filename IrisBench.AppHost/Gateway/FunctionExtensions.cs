using System.Runtime.InteropServices;
using IrisBench.AppHost.Resources;
using IrisBench.AppHost.RunningSystem;
using IrisBench.Gateway.Contract;

namespace IrisBench.AppHost.Gateway;

internal static class FunctionExtensions
{
    /// <summary>Adds one step as a function: a process of the gateway's when the system runs here, a workload of its own when it is
    /// published. OpenFaaS asks for its health at <c>/_/health</c>.</summary>
    public static IResourceBuilder<ProjectResource> AddFunction<TProject>(
        this IDistributedApplicationBuilder builder, string name, IResourceBuilder<ProjectResource> gateway)
        where TProject : IProjectMetadata, new() =>
        builder.ExecutionContext.IsRunMode
            ? gateway.RunFunction<TProject>(name).WithWorkloadEnvironment()
            : builder.AddProject<TProject>(name)
                .WithWorkloadEndpoints()
                .WithHttpHealthCheck("/_/health");

    /// <summary>Has the gateway run a project as a function. The project itself is not started, so it is no part of the model; what is said
    /// of its environment afterwards goes to its processes by way of the gateway. The mode is the setting <c>Functions:Mode</c>, or
    /// <c>Functions:{name}:Mode</c> for one: <c>warm</c> (default), <c>zero</c> or <c>fork</c>.</summary>
    private static IResourceBuilder<ProjectResource> RunFunction<TProject>(this IResourceBuilder<ProjectResource> gateway, string name)
        where TProject : IProjectMetadata, new()
    {
        var builder = gateway.ApplicationBuilder;
        var function = builder.CreateResourceBuilder(new ProjectResource(name)).WithAnnotation(new TProject());
        var mode = builder.Configuration[$"Functions:{name}:Mode"] ?? builder.Configuration["Functions:Mode"] ?? ModeNames.Warm;
        gateway.WithEnvironment(async context =>
        {
            var prefix = $"Gateway__Functions__{name}__";
            context.EnvironmentVariables[prefix + "Program"] =
                FunctionProgram.Of(new TProject(), builder.Configuration[RunningSystemSettings.Published]);
            foreach (var (compilation, program) in FunctionProgram.PublishedOf(new TProject()))
                context.EnvironmentVariables[$"{prefix}Compilations__{compilation}"] = program;
            context.EnvironmentVariables[prefix + "Mode"] = mode;
            foreach (var (variable, value) in await EnvironmentAsync(function.Resource, context))
                context.EnvironmentVariables[$"{prefix}Environment__{variable}"] = value;
        });
        var shown = builder.AddResource(new FunctionResource(name))
            .WithParentRelationship(gateway.Resource).WithIconName("MathFormula").WithModeCommands();
        // What is said of the function afterwards is said of the project; the graph shows it of what it shows.
        builder.Eventing.Subscribe<BeforeStartEvent>((_, _) =>
        {
            foreach (var relationship in function.Resource.Annotations.OfType<ResourceRelationshipAnnotation>())
                shown.WithAnnotation(relationship);
            return Task.CompletedTask;
        });
        return function;
    }

    // Values stay what they are, parameters and endpoints among them: the host resolves them for the gateway.
    private static async Task<Dictionary<string, object>> EnvironmentAsync(ProjectResource function, EnvironmentCallbackContext gateway)
    {
        var own = new EnvironmentCallbackContext(gateway.ExecutionContext, function, cancellationToken: gateway.CancellationToken);
        foreach (var annotation in function.Annotations.OfType<EnvironmentCallbackAnnotation>().ToArray())
            await annotation.Callback(own);

        return own.EnvironmentVariables;
    }
}

internal static class FunctionProgram
{
    private static readonly string[] Compilations = ["jit", "r2r", "native"];

    private static readonly DirectoryInfo Own = new(AppContext.BaseDirectory);

    private static readonly string Artifacts = Own.Parent!.Parent!.Parent!.FullName;

    /// <summary>The program that the build left for a project, or that publishing left in the folder of that setting. All projects of the
    /// repository build into one folder beside each other (<c>UseArtifactsOutput</c>), and Aspire's project metadata does not say
    /// where.</summary>
    public static string Of(IProjectMetadata project, string? published)
    {
        var name = Path.GetFileNameWithoutExtension(project.ProjectPath);
        var program = Path.Combine(Artifacts, published is null ? "bin" : "publish", name, published ?? Own.Name, $"{name}.dll");
        return File.Exists(program)
            ? program
            : throw new DistributedApplicationException(
                $"{project.ProjectPath} is not {(published is null ? "built" : "published")} ({program} is missing): "
                + $"run dotnet build{(published is null ? "" : " build/MeasuredSystem.proj")} first.");
    }

    /// <summary>What publishing (<c>build/MeasuredSystem.proj</c>) left of a project, by compilation.</summary>
    public static IEnumerable<(string Compilation, string Program)> PublishedOf(IProjectMetadata project)
    {
        var name = Path.GetFileNameWithoutExtension(project.ProjectPath);
        foreach (var compilation in Compilations)
        {
            var program = Path.Combine(Artifacts, "publish", name, $"release_{RuntimeInformation.RuntimeIdentifier}_{compilation}", name);
            // Native code has no assembly, and what cannot be native is compiled ahead.
            if ((File.Exists($"{program}.dll") ? $"{program}.dll" : program) is var file && File.Exists(file))
                yield return (compilation, file);
        }
    }
}
