using System.Collections.Concurrent;
using Aspire.Hosting.ApplicationModel;
using IrisBench.Gateway.Contract;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace IrisBench.Hosting.OpenFaaS.Local;

/// <summary>Asks a gateway every second how its functions are, and tells the dashboard. What their processes print is asked for only while
/// somebody looks at it: asking is work, which a measurement must not pay for.</summary>
internal sealed class FunctionWatch(
    GatewayClient gateway,
    List<FunctionResource> functions,
    ResourceNotificationService notifications,
    ResourceLoggerService loggers) : BackgroundService
{
    private readonly Dictionary<string, FunctionSnapshot> _told = [];
    private readonly ConcurrentDictionary<string, PrintedLines> _lookedAt = [];
    private readonly Dictionary<string, PrintedLines> _printed = [];

    public override void Dispose()
    {
        base.Dispose();
        gateway.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        foreach (var function in functions)
            _printed[function.Name] = new(function.Name, loggers.GetLogger(function));
        await TellAsync([]);
        var looking = NoteWhoLooksAsync(stoppingToken);
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1));
        do
        {
            await TellAsync(await AnswerAsync(gateway.ListAsync(stoppingToken), stoppingToken));
            foreach (var lines in _lookedAt.Values)
                lines.Print(await AnswerAsync(gateway.LogsAsync(lines.Function, lines.LastPrinted, stoppingToken), stoppingToken));
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
        await looking;
    }

    private async Task NoteWhoLooksAsync(CancellationToken cancellationToken)
    {
        await foreach (var (name, anySubscribers) in loggers.WatchAnySubscribersAsync(cancellationToken))
        {
            if (!anySubscribers)
                _lookedAt.TryRemove(name, out _);
            else if (_printed.TryGetValue(name, out var lines))
                _lookedAt[name] = lines;
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

    private async Task TellAsync(IReadOnlyList<FunctionStatus> all)
    {
        foreach (var function in functions)
        {
            var status = all.FirstOrDefault(status => status.Name == function.Name);
            var now = FunctionSnapshot.Of(status, status is null ? null : gateway.FunctionUrl(function.Name));
            function.IsReady = now.State == KnownResourceStates.Running;
            if (_told.GetValueOrDefault(function.Name) == now)
                continue;
            _told[function.Name] = now;
            await notifications.PublishUpdateAsync(function, now.ApplyTo);
        }
    }
}

/// <summary>How far a function's lines have been handed on.</summary>
internal sealed class PrintedLines(string function, ILogger logger)
{
    private int _printedThen;

    public string Function => function;

    /// <summary>When the last line was printed that was handed on.</summary>
    public DateTimeOffset LastPrinted { get; private set; } = DateTimeOffset.UnixEpoch;

    /// <summary>Hands on, once each, what the gateway still has of the lines printed at that time or later.</summary>
    public void Print(IEnumerable<LogMessage> lines)
    {
        foreach (var line in lines.Skip(_printedThen))
        {
            (LastPrinted, _printedThen) = line.Timestamp == LastPrinted ? (LastPrinted, _printedThen + 1) : (line.Timestamp, 1);
            logger.LogInformation("{Instance}: {Text}", line.Instance, line.Text);
        }
    }
}
