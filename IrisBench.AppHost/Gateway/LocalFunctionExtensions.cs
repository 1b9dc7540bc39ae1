using IrisBench.AppHost.RunningSystem;

namespace IrisBench.AppHost.Gateway;

internal static class LocalFunctionExtensions
{
    /// <summary>
    /// Has the gateway run a project as a function. The project itself is not started, so it is no part of the model; what
    /// is said of its environment afterwards goes to its processes by way of the gateway. The mode is the setting
    /// <c>Functions:Mode</c>, or <c>Functions:{name}:Mode</c> for one: <c>warm</c> (default), <c>zero</c> or <c>fork</c>.
    /// </summary>
    public static IResourceBuilder<ProjectResource> RunFunction<TProject>(this IResourceBuilder<ProjectResource> gateway, string name)
        where TProject : IProjectMetadata, new()
    {
        var builder = gateway.ApplicationBuilder;
        var function = builder.CreateResourceBuilder(new ProjectResource(name)).WithAnnotation(new TProject());
        var mode = builder.Configuration[$"Functions:{name}:Mode"] ?? builder.Configuration["Functions:Mode"] ?? "warm";
        gateway.WithEnvironment(async context =>
        {
            var prefix = $"Gateway__Functions__{name}__";
            context.EnvironmentVariables[prefix + "Program"] = FunctionProgram.Of(new TProject(), builder.Configuration[RunningSystemSettings.Published]);
            foreach (var (compilation, program) in FunctionProgram.PublishedOf(new TProject()))
                context.EnvironmentVariables[$"{prefix}Compilations__{compilation}"] = program;
            context.EnvironmentVariables[prefix + "Mode"] = mode;
            foreach (var (variable, value) in await EnvironmentAsync(function.Resource, context))
            {
                context.EnvironmentVariables[$"{prefix}Environment__{variable}"] = value;
            }
        });
        var shown = builder.AddResource(new FunctionResource(name)).WithParentRelationship(gateway.Resource).WithIconName("MathFormula").WithModeCommands();
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
        {
            await annotation.Callback(own);
        }

        return own.EnvironmentVariables;
    }
}
