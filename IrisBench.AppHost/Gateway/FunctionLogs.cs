using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace IrisBench.AppHost.Gateway;

/// <summary>
/// Shows what a function's processes print under its own name in the dashboard, while somebody looks: asking the gateway is work,
/// which a measurement must not pay for.
/// </summary>
internal sealed class FunctionLogs(
    GatewayClient gateway, DistributedApplicationModel model, ResourceLoggerService loggers) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var logs = model.Resources.OfType<FunctionResource>()
            .ToDictionary(function => function.Name, function => new FunctionLog(gateway, loggers.GetLogger(function), function.Name));
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

/// <summary>What the processes of one function print. The gateway keeps the last lines; each is handed on once, by its time.</summary>
internal sealed class FunctionLog(GatewayClient gateway, ILogger logger, string function)
{
    private DateTimeOffset _since = DateTimeOffset.UnixEpoch;
    private int _atSince;

    public async Task FollowAsync(CancellationToken cancellationToken)
    {
        foreach (var line in (await gateway.LogsAsync(function, _since, cancellationToken)).Skip(_atSince))
        {
            (_since, _atSince) = line.Timestamp == _since ? (_since, _atSince + 1) : (line.Timestamp, 1);
            logger.LogInformation("{Instance}: {Text}", line.Instance, line.Text);
        }
    }
}
