using System.Collections.Concurrent;
using IrisBench.Gateway.Modes;
using IrisBench.Gateway.Processes;
using IrisBench.Processes;

namespace IrisBench.Gateway.Functions;

/// <summary>The deployed functions.</summary>
internal sealed class FunctionRegistry(ReplicaLauncher launcher, ILogger<ReplicaSet> logger)
{
    private readonly ConcurrentDictionary<string, Function> _functions = new(StringComparer.Ordinal);

    public IReadOnlyList<Function> All => [.. _functions.Values.OrderBy(function => function.Name, StringComparer.Ordinal)];

    /// <summary>The accounts by function. They outlive a function, as a counter must not fall when it is deployed anew.</summary>
    public ConcurrentDictionary<string, ProcessLedger> Ledgers { get; } = new(StringComparer.Ordinal);

    /// <summary>Finds a function by its name, with or without the namespace.</summary>
    public Function? Find(string name) => _functions.GetValueOrDefault(FunctionName.WithoutNamespace(name));

    /// <summary>Takes the function in, which is still to begin; null when its name is taken.</summary>
    /// <exception cref="InvalidFunctionException">A label cannot be read.</exception>
    public Function? Add(FunctionSpecification specification)
    {
        var ledger = Ledgers.GetOrAdd(specification.Name, _ => new ProcessLedger());
        var function = new Function(specification, ledger, owner => new ReplicaSet(owner, launcher, logger));
        return _functions.TryAdd(specification.Name, function) ? function : null;
    }

    /// <summary>Takes the function away; its requests in flight are answered before its processes end.</summary>
    public bool TryRemove(string name)
    {
        if (!_functions.TryRemove(FunctionName.WithoutNamespace(name), out var function))
            return false;
        function.Replicas.Close();
        return true;
    }
}

/// <summary>Deploys the configured functions when the gateway starts, and ends all processes when it stops. A gateway that cannot listen
/// has started none.</summary>
internal sealed class FunctionLifetime(
    ProgramCatalog programs, FunctionRegistry functions, ChildWatchdog watchdog, IHostApplicationLifetime lifetime,
    ILogger<FunctionLifetime> logger) : IHostedService
{
    // The host gives a process 10 s to end; what a function does after half of that it does not do.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public Task StartAsync(CancellationToken cancellationToken)
    {
        watchdog.Start();
        Orphans.Adopt(spared: watchdog.ProcessId);
        foreach (var program in programs.Programs)
            functions.Add(FunctionSpecification.Of(program));
        lifetime.ApplicationStarted.Register(Begin);
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        foreach (var function in functions.All)
            functions.TryRemove(function.Name);
        var living = functions.Ledgers.Values.SelectMany(ledger => ledger.Living).ToList();
        await Task.WhenAny(Task.WhenAll(living.Select(process => process.Ended)), Task.Delay(Patience, CancellationToken.None));
        foreach (var process in living)
            process.Kill();
        // It kills what left its process group and lives on.
        watchdog.Dispose();
    }

    private void Begin()
    {
        GiveBackWhatTheStartTook();
        foreach (var function in functions.All)
            function.Begin();
        logger.LogInformation("{Count} functions are deployed", programs.Programs.Count);
    }

    // Starting takes more memory than running does, and nothing else would give it back: the gateway's counts for the functions.
    private static void GiveBackWhatTheStartTook()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        try
        {
            _ = LinuxCalls.malloc_trim(0);
        }
        catch (EntryPointNotFoundException)
        {
            // Another C library than glibc.
        }
    }
}
