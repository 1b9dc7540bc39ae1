using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using IrisBench.Processes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace IrisBench.Hosting.Embedded;

internal sealed class LaunchPlanner(DistributedApplicationExecutionContext executionContext, IHostEnvironment environment, IConfiguration configuration)
{
    public async Task<LaunchPlan> PlanAsync(IComputeResource resource, CancellationToken cancellationToken)
    {
        var arguments = await ArgumentsAsync(resource, cancellationToken);
        var (variables, secrets) = await EnvironmentAsync(resource, cancellationToken);
        switch (resource)
        {
            case ProjectResource:
                var metadata = resource.GetProjectMetadata();
                var assembly = await BuildOutput.FindAsync(metadata, cancellationToken);
                return new LaunchPlan(DotnetHost.Path, [assembly, .. arguments], Path.GetDirectoryName(metadata.ProjectPath)!, variables, secrets);
            case ExecutableResource executable:
                return new LaunchPlan(executable.Command, arguments, executable.WorkingDirectory, variables, secrets);
            case ContainerResource container:
                return await ContainerLaunch.PlanAsync(container, configuration, arguments, variables, secrets, cancellationToken);
            default:
                throw new DistributedApplicationException($"The embedded host cannot run a {resource.GetType().Name}.");
        }
    }

    private static async Task<List<string>> ArgumentsAsync(IResource resource, CancellationToken cancellationToken)
    {
        var context = new CommandLineArgsCallbackContext([], cancellationToken);
        foreach (var annotation in resource.Annotations.OfType<CommandLineArgsCallbackAnnotation>())
            await annotation.Callback(context);

        var arguments = new List<string>();
        foreach (var argument in context.Args)
            arguments.Add(await ValueAsync(argument, cancellationToken));
        return arguments;
    }

    private async Task<(Dictionary<string, string> Variables, HashSet<string> Secrets)> EnvironmentAsync(IResource resource, CancellationToken cancellationToken)
    {
        var context = new EnvironmentCallbackContext(executionContext, resource, cancellationToken: cancellationToken);
        EndpointVariables.Add(resource, context.EnvironmentVariables);
        ProjectVariables.Add(resource, context.EnvironmentVariables);
        TelemetryVariables.Add(resource, environment, configuration, context.EnvironmentVariables);
        foreach (var annotation in resource.Annotations.OfType<EnvironmentCallbackAnnotation>().ToArray())
            await annotation.Callback(context);

        var variables = new Dictionary<string, string>();
        foreach (var (name, value) in context.EnvironmentVariables)
            variables[name] = await ValueAsync(value, cancellationToken);
        return (variables, [.. context.EnvironmentVariables.Where(variable => SecretReference.IsIn(variable.Value)).Select(variable => variable.Key)]);
    }

    private static async Task<string> ValueAsync(object value, CancellationToken cancellationToken) => value switch
    {
        string text => text,
        IValueProvider provider => await provider.GetValueAsync(cancellationToken) ?? string.Empty,
        _ => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture) ?? string.Empty,
    };
}
