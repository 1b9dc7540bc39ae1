using System.Collections.Concurrent;
using System.Globalization;
using IrisBench.Gateway.Contract;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace IrisBench.AppHost.Gateway;

/// <summary>A function as the dashboard shows it. Its processes are the gateway's; how many there are changes all the time.</summary>
internal sealed class FunctionResource(string name) : Resource(name)
{
    private int _printedThen;

    /// <summary>When the last line was printed that was handed on.</summary>
    public DateTimeOffset LastPrinted { get; private set; } = DateTimeOffset.UnixEpoch;

    /// <summary>Hands on, once each, what the gateway still has of the lines printed at that time or later.</summary>
    public void Print(IEnumerable<LogMessage> lines, ILogger logger)
    {
        foreach (var line in lines.Skip(_printedThen))
        {
            (LastPrinted, _printedThen) = line.Timestamp == LastPrinted ? (LastPrinted, _printedThen + 1) : (line.Timestamp, 1);
            logger.LogInformation("{Instance}: {Text}", line.Instance, line.Text);
        }
    }
}

/// <summary>Asks the gateway every second how its functions are, and tells the dashboard. What their processes print is asked for only
/// while somebody looks at it: asking is work, which a measurement must not pay for.</summary>
internal sealed class FunctionWatch(
    GatewayClient gateway,
    DistributedApplicationModel model,
    ResourceNotificationService notifications,
    ResourceLoggerService loggers) : BackgroundService
{
    private readonly Dictionary<string, FunctionSnapshot> _told = [];
    private readonly ConcurrentDictionary<string, FunctionResource> _lookedAt = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var functions = model.Resources.OfType<FunctionResource>().ToArray();
        await TellAsync(functions, []);
        var looking = NoteWhoLooksAsync(functions, stoppingToken);
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1));
        do
        {
            await TellAsync(functions, await AnswerAsync(gateway.ListAsync(stoppingToken), stoppingToken));
            foreach (var function in _lookedAt.Values)
            {
                var lines = await AnswerAsync(gateway.LogsAsync(function.Name, function.LastPrinted, stoppingToken), stoppingToken);
                function.Print(lines, loggers.GetLogger(function));
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
        await looking;
    }

    private async Task NoteWhoLooksAsync(FunctionResource[] functions, CancellationToken cancellationToken)
    {
        await foreach (var (name, anySubscribers) in loggers.WatchAnySubscribersAsync(cancellationToken))
        {
            if (!anySubscribers)
                _lookedAt.TryRemove(name, out _);
            else if (functions.FirstOrDefault(function => function.Name == name) is { } function)
                _lookedAt[name] = function;
        }
    }

    // A gateway that has not started yet, or has stopped, has no functions and no lines.
    private static async Task<IReadOnlyList<T>> AnswerAsync<T>(Task<IReadOnlyList<T>> asked, CancellationToken cancellationToken)
    {
        try
        {
            return await asked;
        }
        catch (Exception exception) when (GatewayClient.IsAway(exception, cancellationToken))
        {
            return [];
        }
    }

    private async Task TellAsync(IEnumerable<FunctionResource> functions, IReadOnlyList<FunctionStatus> all)
    {
        foreach (var function in functions)
        {
            var status = all.FirstOrDefault(status => status.Name == function.Name);
            var now = FunctionSnapshot.Of(status, status is null ? null : gateway.FunctionUrl(function.Name));
            if (_told.GetValueOrDefault(function.Name) == now)
                continue;
            _told[function.Name] = now;
            await notifications.PublishUpdateAsync(function, now.ApplyTo);
        }
    }
}

/// <summary>A function at one moment, as far as the dashboard shows it.</summary>
internal sealed record FunctionSnapshot(string State, string Mode, string Replicas, double Invocations, string LeasedTo, string? Url)
{
    private static readonly string[] Own = ["Mode", "Replicas", "Invocations", "Leased to"];

    /// <summary>Whether a function that the dashboard shows so can be put into another mode, and that is another.</summary>
    public static bool Offers(CustomResourceSnapshot shown, string mode) => shown.State?.Text != KnownResourceStates.NotStarted
        && !Equals(shown.Properties.FirstOrDefault(property => property.Name == "Mode")?.Value, mode);

    public static FunctionSnapshot Of(FunctionStatus? status, string? url) => status is null
        ? new(KnownResourceStates.NotStarted, "", "", 0, "", null)
        : new(
            // In the other modes processes come and go with the calls.
            status.Mode != ModeNames.Warm || status.AvailableReplicas > 0 ? KnownResourceStates.Running : KnownResourceStates.Starting,
            status.Mode ?? "",
            string.Create(CultureInfo.InvariantCulture, $"{status.AvailableReplicas}/{status.Replicas}"),
            status.InvocationCount,
            status.LeasedTo ?? "",
            url);

    public CustomResourceSnapshot ApplyTo(CustomResourceSnapshot snapshot) => snapshot with
    {
        ResourceType = "Function",
        State = State,
        // The others are the dashboard's own.
        Properties =
        [
            .. snapshot.Properties.Where(property => !Own.Contains(property.Name)),
            Shown("Mode", Mode), Shown("Replicas", Replicas), Shown("Invocations", Invocations),
            .. LeasedTo.Length > 0 ? [Shown("Leased to", LeasedTo)] : Array.Empty<ResourcePropertySnapshot>(),
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
                UpdateState = context => FunctionSnapshot.Offers(context.ResourceSnapshot, mode)
                    ? ResourceCommandState.Enabled
                    : ResourceCommandState.Disabled,
            });

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
