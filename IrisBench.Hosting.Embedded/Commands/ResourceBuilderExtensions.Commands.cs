using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

public static partial class ResourceBuilderExtensions
{
    /// <summary>Adds a command that people can execute in the dashboard. It runs in this process.</summary>
    /// <param name="builder">The resource.</param>
    /// <param name="name">What it is called by. One with the same name is replaced.</param>
    /// <param name="displayName">What people read.</param>
    /// <param name="executeCommand">Executes it. What it throws becomes a failure.</param>
    /// <param name="commandOptions">How it is shown.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> WithCommand<T>(
        this IResourceBuilder<T> builder,
        string name,
        string displayName,
        Func<ExecuteCommandContext, Task<ExecuteCommandResult>> executeCommand,
        CommandOptions? commandOptions = null)
        where T : IResource
    {
        ArgumentNullException.ThrowIfNull(builder);
        var options = commandOptions ?? CommandOptions.Default;
        if (builder.Resource.Annotations.OfType<ResourceCommandAnnotation>().SingleOrDefault(command => command.Name == name) is { } known)
            builder.Resource.Annotations.Remove(known);
        return builder.WithAnnotation(new ResourceCommandAnnotation(
            name,
            displayName,
            options.UpdateState ?? (_ => ResourceCommandState.Enabled),
            executeCommand,
            options.Description,
            parameter: null,
            options.ConfirmationMessage,
            options.IconName,
            options.IconVariant,
            options.IsHighlighted));
    }
}
