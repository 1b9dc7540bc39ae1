using System.Globalization;
using IrisBench.Gateway.Contract;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace IrisBench.AppHost.Gateway;

/// <summary>A function as the dashboard shows it. Its processes are the gateway's; how many there are changes all the time.</summary>
internal sealed class FunctionResource(string name) : Resource(name);

/// <summary>Asks the gateway every second how its functions are, and tells the dashboard.</summary>
internal sealed class FunctionWatch(
    GatewayClient gateway, DistributedApplicationModel model, ResourceNotificationService notifications) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly Dictionary<string, FunctionSnapshot> _told = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var functions = model.Resources.OfType<FunctionResource>().ToArray();
        await TellAsync(functions, []);
        using var timer = new PeriodicTimer(Interval);
        do
        {
            await TellAsync(functions, await AskAsync(stoppingToken));
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task<IReadOnlyList<FunctionStatus>> AskAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await gateway.ListAsync(cancellationToken);
        }
        catch (Exception exception) when (GatewayClient.IsAway(exception, cancellationToken))
        {
            // Not started yet, or stopped: then it has no functions.
            return [];
        }
    }

    private async Task TellAsync(IEnumerable<FunctionResource> functions, IReadOnlyList<FunctionStatus> all)
    {
        foreach (var function in functions)
        {
            var status = all.FirstOrDefault(status => status.Name == function.Name);
            var now = FunctionSnapshot.Of(status, status is null ? null : gateway.FunctionUrl(function.Name));
            if (_told.GetValueOrDefault(function.Name) != now)
            {
                _told[function.Name] = now;
                await notifications.PublishUpdateAsync(function, now.ApplyTo);
            }
        }
    }
}

/// <summary>A function at one moment, as far as the dashboard shows it.</summary>
internal sealed record FunctionSnapshot(string State, string Mode, string Replicas, double Invocations, string? Url)
{
    public const string ModeProperty = "Mode";

    private static readonly string[] _own = [ModeProperty, "Replicas", "Invocations"];

    public static FunctionSnapshot Of(FunctionStatus? status, string? url) => status is null
        ? new(KnownResourceStates.NotStarted, "", "", 0, null)
        : new(
            // In the other modes processes come and go with the calls.
            status.Mode != ModeNames.Warm || status.AvailableReplicas > 0 ? KnownResourceStates.Running : KnownResourceStates.Starting,
            status.Mode ?? "",
            string.Create(CultureInfo.InvariantCulture, $"{status.AvailableReplicas}/{status.Replicas}"),
            status.InvocationCount,
            url);

    public CustomResourceSnapshot ApplyTo(CustomResourceSnapshot snapshot) => snapshot with
    {
        ResourceType = "Function",
        State = State,
        // The others are the dashboard's own.
        Properties =
        [
            .. snapshot.Properties.Where(property => !_own.Contains(property.Name)),
            Shown(ModeProperty, Mode), Shown("Replicas", Replicas), Shown("Invocations", Invocations),
        ],
        Urls = Url is null ? [] : [new UrlSnapshot("http", Url, IsInternal: false) { DisplayProperties = new("API") }],
    };

    // The dashboard hides what it does not know, unless it is highlighted.
    private static ResourcePropertySnapshot Shown(string name, object value) => new(name, value) { IsHighlighted = true };
}

/// <summary>What the dashboard offers for a function: to run it in another mode, from now on.</summary>
internal static class ModeCommands
{
    public static IResourceBuilder<FunctionResource> WithModeCommands(this IResourceBuilder<FunctionResource> function) => function
        .WithModeCommand("keep-warm", "Keep warm", ModeNames.Warm, replicas: 1, "Keeps a process of the function running.")
        .WithModeCommand(
            "scale-to-zero", "Scale to zero", ModeNames.Zero, replicas: 0,
            "Starts a process with the next request and ends it when it is idle.")
        .WithModeCommand(
            "fork", "Fork per request", ModeNames.Fork, replicas: 0, "Starts a process for each request, as the classic watchdog does.");

    private static IResourceBuilder<FunctionResource> WithModeCommand(
        this IResourceBuilder<FunctionResource> function, string name, string displayName, string mode, int replicas, string description) =>
        function.WithCommand(
            name,
            displayName,
            context => ExecuteAsync(context, new ScaleFunction(function.Resource.Name, replicas, Mode: mode)),
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

    private static async Task<ExecuteCommandResult> ExecuteAsync(ExecuteCommandContext context, ScaleFunction request)
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
