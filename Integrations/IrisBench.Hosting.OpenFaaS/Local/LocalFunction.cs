using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using IrisBench.Hosting.Deploying;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace IrisBench.Hosting.OpenFaaS.Local;

/// <summary>Adds a function to the model: on this machine one that the gateway runs, else what is published.</summary>
internal static class LocalFunction
{
    public static IResourceBuilder<FunctionResource> Run(
        IResourceBuilder<FunctionPlatformResource> platform, string name, Func<LocalProgram> program)
    {
        var builder = platform.ApplicationBuilder;
        var gateway = platform.Resource.Gateway ?? throw new DistributedApplicationException(
            $"'{platform.Resource.Name}' only publishes functions: add it with AddOpenFaaS or AddKnative, so that '{name}' can run here.");
        var function = new FunctionResource(name, platform.Resource) { Program = program };
        gateway.Functions.Add(function);
        var healthy = $"{name}-takes-calls";
        builder.Services.AddHealthChecks().AddCheck(healthy, () => function.IsReady
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy("None of its processes is ready."));
        return ModeCommands.Add(
            builder.AddResource(function).WithParentRelationship(gateway).WithIconName("MathFormula").WithHealthCheck(healthy),
            gateway.Client);
    }

    public static IResourceBuilder<FunctionResource> Publish<T>(
        IResourceBuilder<FunctionPlatformResource> platform, IResourceBuilder<T> published)
        where T : IComputeResource, IResourceWithEndpoints
    {
        published.WithHttpEndpoint(targetPort: FunctionResource.Port).WithComputeEnvironment(platform);
        return platform.ApplicationBuilder.CreateResourceBuilder(
            new FunctionResource(published.Resource.Name, platform.Resource, published.Resource));
    }
}

/// <summary>What the gateway starts: an executable, or an assembly. Of a project, a process for one request is told so by the argument
/// <c>--stdin</c>; any other program is as it is.</summary>
internal sealed record LocalProgram(string File, string? WorkingDirectory = null, IReadOnlyList<string>? Arguments = null)
{
    public bool IsProject => Arguments is null;

    /// <exception cref="DistributedApplicationException">There is no such program.</exception>
    public static LocalProgram Of(string function, string workingDirectory, string command, IReadOnlyList<string> arguments)
    {
        if (!Directory.Exists(workingDirectory))
            throw new DistributedApplicationException($"Function '{function}': there is no folder {workingDirectory}.");
        var isPath = command.Contains(Path.DirectorySeparatorChar) || command.Contains(Path.AltDirectorySeparatorChar);
        var found = isPath ? Path.GetFullPath(command, workingDirectory) : ProgramOnPath.Find(command);
        return System.IO.File.Exists(found)
            ? new(found, workingDirectory, arguments)
            : throw new DistributedApplicationException(
                $"Function '{function}': there is no program '{command}'{(isPath ? $" in {workingDirectory}" : " on the PATH")}; "
                + "install it, or name it by its path.");
    }
}

/// <summary>Tells the gateway by its settings which functions there are.</summary>
internal static class FunctionSettings
{
    public static async Task AddAsync(IEnumerable<FunctionResource> functions, EnvironmentCallbackContext gateway)
    {
        foreach (var function in functions)
        {
            foreach (var (setting, value) in await OfAsync(function, gateway))
                gateway.EnvironmentVariables[$"Gateway__Functions__{function.Name}__{setting}"] = value;
        }
    }

    private static async Task<Dictionary<string, object>> OfAsync(FunctionResource function, EnvironmentCallbackContext gateway)
    {
        var (program, options) = (function.Program!(), FunctionOptions.Of(function));
        var otherwise = program.IsProject ? function.Platform.DefaultMode : FunctionMode.Fork;
        var mode = options.WantedMode ?? otherwise;
        var settings = new Dictionary<string, object> { ["Program"] = program.File, ["Mode"] = GatewayMode.NameOf(mode) };
        if (program.WorkingDirectory is { } folder)
            settings["WorkingDirectory"] = folder;
        if (!program.IsProject)
            settings["ForkArguments"] = "";
        foreach (var (place, argument) in (program.Arguments ?? []).Index())
            settings[$"Arguments__{place}"] = argument;
        foreach (var (compilation, file) in function.Compilations)
            settings[$"Compilations__{compilation}"] = file;

        var (labels, annotations) = (new Dictionary<string, string>(), new Dictionary<string, string>());
        // In mode fork there are no replicas to scale.
        if (mode != FunctionMode.Fork)
            function.Platform.AddScaling(options, labels, annotations);
        foreach (var (label, value) in labels.Concat(options.Labels))
            settings[$"Labels__{label}"] = value;
        foreach (var (annotation, value) in annotations.Concat(options.Annotations))
            settings[$"Annotations__{annotation}"] = value;
        foreach (var (variable, value) in await EnvironmentAsync(function, gateway))
            settings[$"Environment__{variable}"] = value;
        return settings;
    }

    // Values stay what they are, parameters and endpoints among them: the host resolves them for the gateway.
    private static async Task<IEnumerable<KeyValuePair<string, object>>> EnvironmentAsync(
        FunctionResource function, EnvironmentCallbackContext gateway)
    {
        var own = new EnvironmentCallbackContext(gateway.ExecutionContext, function, cancellationToken: gateway.CancellationToken);
        foreach (var annotation in function.Annotations.OfType<EnvironmentCallbackAnnotation>().ToArray())
            await annotation.Callback(own);

        // The gateway says at which ports its processes listen.
        return own.EnvironmentVariables.Where(
            variable => variable.Value is not EndpointReferenceExpression { Endpoint.Resource: FunctionResource });
    }
}
