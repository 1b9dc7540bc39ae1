using Microsoft.Extensions.DependencyInjection;

namespace IrisBench.AppHost.Gateway;

/// <summary>What the dashboard offers for a function: to run it in another mode, from now on.</summary>
internal static class ModeCommands
{
    public static IResourceBuilder<FunctionResource> WithModeCommands(this IResourceBuilder<FunctionResource> function) => function
        .WithModeCommand("keep-warm", "Keep warm", "warm", replicas: 1, "Keeps a process of the function running.")
        .WithModeCommand("scale-to-zero", "Scale to zero", "zero", replicas: 0, "Starts a process with the next request and ends it when it is idle.")
        .WithModeCommand("fork", "Fork per request", "fork", replicas: 0, "Starts a process for each request, as the classic watchdog does.");

    private static IResourceBuilder<FunctionResource> WithModeCommand(
        this IResourceBuilder<FunctionResource> function, string name, string displayName, string mode, int replicas, string description) =>
        function.WithCommand(
            name,
            displayName,
            context => ExecuteAsync(context, new ScaleRequest(function.Resource.Name, replicas, "openfaas-fn", mode)),
            new CommandOptions
            {
                Description = description,
                UpdateState = context => StateOf(context.ResourceSnapshot, mode),
            });

    private static ResourceCommandState StateOf(CustomResourceSnapshot snapshot, string mode) =>
        snapshot.State?.Text != KnownResourceStates.NotStarted
        && !Equals(snapshot.Properties.FirstOrDefault(property => property.Name == FunctionSnapshot.ModeProperty)?.Value, mode)
            ? ResourceCommandState.Enabled
            : ResourceCommandState.Disabled;

    private static async Task<ExecuteCommandResult> ExecuteAsync(ExecuteCommandContext context, ScaleRequest request)
    {
        try
        {
            await context.Services.GetRequiredService<GatewayClient>().ScaleAsync(request, context.CancellationToken);
            return CommandResults.Success();
        }
        catch (Exception exception) when (GatewayClient.IsAway(exception, context.CancellationToken))
        {
            return CommandResults.Failure($"The gateway refused, or is away: {exception.Message}");
        }
    }
}
