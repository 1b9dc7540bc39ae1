using Microsoft.Extensions.Hosting;

namespace IrisBench.AppHost.Gateway;

/// <summary>Asks the gateway every second how its functions are, and tells the dashboard.</summary>
internal sealed class FunctionWatch(GatewayClient gateway, DistributedApplicationModel model, ResourceNotificationService notifications) : BackgroundService
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
