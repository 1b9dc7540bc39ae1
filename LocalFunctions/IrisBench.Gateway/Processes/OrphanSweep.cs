namespace IrisBench.Gateway.Processes;

/// <summary>Reaps what ended while its function's process lives on.</summary>
internal sealed class OrphanSweep : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            Orphans.Sweep();
        }
    }
}
