using System.Text.Json;
using Microsoft.Extensions.Hosting;

namespace IrisBench.AppHost.Gateway;

/// <summary>Asks the gateway every second how its functions are, and tells the dashboard.</summary>
internal sealed class FunctionWatch(
    GatewayClient gateway, DistributedApplicationModel model, ResourceNotificationService notifications, ResourceLoggerService loggers) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly Dictionary<string, FunctionSnapshot> _told = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var functions = model.Resources.OfType<FunctionResource>().ToArray();
        FunctionLogs[] logs = [.. functions.Select(function => new FunctionLogs(gateway, loggers, function))];
        await TellAsync(functions, []);
        using var timer = new PeriodicTimer(Interval);
        do
        {
            var all = await AskAsync(stoppingToken);
            await TellAsync(functions, all);
            // Each asks alone: what no longer answers for one need not for the others.
            foreach (var log in all.Count > 0 ? logs : [])
                await FollowAsync(log, stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task<IReadOnlyList<FunctionStatus>> AskAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await gateway.ListAsync(cancellationToken);
        }
        catch (Exception exception) when (IsAway(exception, cancellationToken))
        {
            // Not started yet, or stopped: then it has no functions.
            return [];
        }
    }

    private static async Task FollowAsync(FunctionLogs log, CancellationToken cancellationToken)
    {
        try
        {
            await log.FollowAsync(cancellationToken);
        }
        catch (Exception exception) when (IsAway(exception, cancellationToken))
        {
            // The lines are still there in a second, or went with the gateway.
        }
    }

    private static bool IsAway(Exception exception, CancellationToken cancellationToken) => exception is HttpRequestException or InvalidOperationException or JsonException
        || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested);

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
