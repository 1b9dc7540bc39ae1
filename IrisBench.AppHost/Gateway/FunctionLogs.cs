using Microsoft.Extensions.Hosting;

namespace IrisBench.AppHost.Gateway;

/// <summary>
/// Shows what a function's processes print under its own name in the dashboard, while somebody looks: asking the gateway is work,
/// which a measurement must not pay for.
/// </summary>
internal sealed class FunctionLogs(GatewayClient gateway, DistributedApplicationModel model, ResourceLoggerService loggers) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var logs = model.Resources.OfType<FunctionResource>().ToDictionary(function => function.Name, function => new FunctionLog(gateway, loggers.GetLogger(function), function.Name));
        var watched = new HashSet<string>();
        var watching = WatchAsync(logs.Keys, watched, stoppingToken);
        using var timer = new PeriodicTimer(Interval);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            string[] now;
            lock (watched)
                now = [.. watched];
            foreach (var name in now)
                await FollowAsync(logs[name], stoppingToken);
        }

        await watching;
    }

    private async Task WatchAsync(IReadOnlyCollection<string> functions, HashSet<string> watched, CancellationToken cancellationToken)
    {
        await foreach (var (name, anySubscribers) in loggers.WatchAnySubscribersAsync(cancellationToken))
        {
            if (!functions.Contains(name))
                continue;
            lock (watched)
                _ = anySubscribers ? watched.Add(name) : watched.Remove(name);
        }
    }

    private static async Task FollowAsync(FunctionLog log, CancellationToken cancellationToken)
    {
        try
        {
            await log.FollowAsync(cancellationToken);
        }
        catch (Exception exception) when (GatewayClient.IsAway(exception, cancellationToken))
        {
            // The lines are still there in a second, or went with the gateway.
        }
    }
}
