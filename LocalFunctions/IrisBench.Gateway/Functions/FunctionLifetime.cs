using IrisBench.Gateway.Processes;
using IrisBench.Processes;

namespace IrisBench.Gateway.Functions;

/// <summary>
/// Deploys the configured functions when the gateway starts, and ends all processes when it stops. A gateway that cannot
/// listen has started none.
/// </summary>
internal sealed class FunctionLifetime(
    ProgramCatalog programs, FunctionRegistry functions, ChildWatchdog watchdog, IHostApplicationLifetime lifetime, ILogger<FunctionLifetime> logger) : IHostedService
{
    // The host gives a process 10 s to end; what a function does after half of that it does not do.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public Task StartAsync(CancellationToken cancellationToken)
    {
        watchdog.Start();
        Orphans.Adopt(spared: watchdog.ProcessId);
        foreach (var program in programs.Programs)
        {
            functions.Add(FunctionSpecification.Of(program));
        }

        lifetime.ApplicationStarted.Register(Begin);
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        foreach (var function in functions.All)
        {
            functions.TryRemove(function.Name);
        }

        var living = functions.Ledgers.Values.SelectMany(ledger => ledger.Living).ToList();
        await Task.WhenAny(Task.WhenAll(living.Select(process => process.Ended)), Task.Delay(Patience, CancellationToken.None));
        foreach (var process in living)
        {
            process.Kill();
        }

        // It kills what left its process group and lives on.
        watchdog.Dispose();
    }

    private void Begin()
    {
        foreach (var function in functions.All)
        {
            function.Begin();
        }

        logger.LogInformation("{Count} functions are deployed", programs.Programs.Count);
    }
}
