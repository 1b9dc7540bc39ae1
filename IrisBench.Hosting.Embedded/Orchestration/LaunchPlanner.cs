using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Hosting;

namespace IrisBench.Hosting.Embedded;

internal sealed class LaunchPlanner(DistributedApplicationExecutionContext executionContext, IHostEnvironment environment)
{
    public async Task<LaunchPlan> PlanAsync(ProjectResource project, CancellationToken cancellationToken)
    {
        var metadata = project.GetProjectMetadata();
        return new LaunchPlan(
            await BuildOutput.FindAsync(metadata, cancellationToken),
            await ArgumentsAsync(project, cancellationToken),
            Path.GetDirectoryName(metadata.ProjectPath)!,
            await EnvironmentAsync(project, cancellationToken));
    }

    private static async Task<List<string>> ArgumentsAsync(ProjectResource project, CancellationToken cancellationToken)
    {
        var context = new CommandLineArgsCallbackContext([], cancellationToken);
        foreach (var annotation in project.Annotations.OfType<CommandLineArgsCallbackAnnotation>())
            await annotation.Callback(context);

        var arguments = new List<string>();
        foreach (var argument in context.Args)
            arguments.Add(await ValueAsync(argument, cancellationToken));
        return arguments;
    }

    private async Task<Dictionary<string, string>> EnvironmentAsync(ProjectResource project, CancellationToken cancellationToken)
    {
        var context = new EnvironmentCallbackContext(executionContext, project, cancellationToken: cancellationToken);
        ProjectVariables.Add(project, environment, context.EnvironmentVariables);
        foreach (var annotation in project.Annotations.OfType<EnvironmentCallbackAnnotation>().ToArray())
            await annotation.Callback(context);

        var variables = new Dictionary<string, string>();
        foreach (var (name, value) in context.EnvironmentVariables)
            variables[name] = await ValueAsync(value, cancellationToken);
        return variables;
    }

    private static async Task<string> ValueAsync(object value, CancellationToken cancellationToken) => value switch
    {
        string text => text,
        IValueProvider provider => await provider.GetValueAsync(cancellationToken) ?? string.Empty,
        _ => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture) ?? string.Empty,
    };
}
