using IrisBench.Gateway.Functions;

namespace IrisBench.Gateway.Processes;

/// <summary>Looks at the memory of young processes often and of old ones now and then: a peak is gone with its process.</summary>
internal sealed class UsageSampler(FunctionRegistry functions) : BackgroundService
{
    private const int TicksBetweenLooksAtOldOnes = 25;
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Youth = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval);
        for (var tick = 0; await timer.WaitForNextTickAsync(stoppingToken); tick++)
        {
            var all = tick % TicksBetweenLooksAtOldOnes == 0;
            foreach (var process in functions.Ledgers.Values.SelectMany(ledger => ledger.Living).Where(process => all || process.Age < Youth))
            {
                process.Memory();
            }
        }
    }
}
