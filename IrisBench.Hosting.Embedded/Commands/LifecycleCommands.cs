using Aspire.Hosting.ApplicationModel;

namespace IrisBench.Hosting.Embedded;

// Start, stop and restart: the commands of every process, in the states in which Aspire offers them.
internal static class LifecycleCommands
{
    public static void AddTo(ResourceRunner runner)
    {
        var resource = runner.Resource;
        Add(resource, KnownResourceCommands.StartCommand, "Start", "Start the process.", StateOfStart, isHighlighted: true, runner.StartAsync);
        Add(resource, KnownResourceCommands.StopCommand, "Stop", "Ask the process to end, and end it.", StateOfStop, isHighlighted: true, runner.StopAsync);
        Add(resource, KnownResourceCommands.RestartCommand, "Restart", "Stop the process and start it again. It is not built again.", StateOfRestart, isHighlighted: true, async cancellationToken =>
        {
            await runner.StopAsync(cancellationToken);
            await runner.StartAsync(cancellationToken);
        });
    }

    private static void Add(
        IResource resource, string name, string displayName, string description, Func<string?, ResourceCommandState> state, bool isHighlighted, Func<CancellationToken, Task> execute)
    {
        // What the AppHost has put in its place stays.
        if (resource.Annotations.OfType<ResourceCommandAnnotation>().Any(command => command.Name == name))
            return;
        resource.Annotations.Add(new ResourceCommandAnnotation(
            name,
            displayName,
            context => state(context.ResourceSnapshot.State?.Text),
            async context =>
            {
                await execute(context.CancellationToken);
                return CommandResults.Success();
            },
            description,
            parameter: null,
            confirmationMessage: null,
            iconName: null,
            iconVariant: null,
            isHighlighted));
    }

    private static ResourceCommandState StateOfStart(string? state) =>
        IsStopped(state) || state == KnownResourceStates.Waiting ? ResourceCommandState.Enabled
        : state == KnownResourceStates.Starting ? ResourceCommandState.Disabled
        : ResourceCommandState.Hidden;

    private static ResourceCommandState StateOfStop(string? state) =>
        state == KnownResourceStates.Stopping ? ResourceCommandState.Disabled
        : IsStopped(state) || state == KnownResourceStates.Starting ? ResourceCommandState.Hidden
        : ResourceCommandState.Enabled;

    private static ResourceCommandState StateOfRestart(string? state) =>
        state == KnownResourceStates.Running ? ResourceCommandState.Enabled : ResourceCommandState.Disabled;

    private static bool IsStopped(string? state) => state == KnownResourceStates.NotStarted || KnownResourceStates.TerminalStates.Contains(state);
}
