using Microsoft.Extensions.Logging;

namespace IrisBench.AppHost.Gateway;

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
