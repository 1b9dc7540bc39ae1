using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Load;
using IrisBench.Experiments.Measurement;
using IrisBench.Experiments.Running;
using IrisBench.Experiments.Sides;
using IrisBench.Experiments.Sides.Started;

namespace IrisBench.Experiments.Faults;

/// <summary>The faults of an experiment, by side.</summary>
internal sealed class RunFaults : IAsyncDisposable
{
    private readonly Dictionary<string, List<PlannedFault>> _faults = [];

    private RunFaults()
    {
    }

    /// <summary>Finds what each fault is to be done to.</summary>
    /// <param name="request">The run, with what was started for it.</param>
    /// <param name="testbed">Where its sides are.</param>
    /// <param name="started">What was started.</param>
    /// <param name="logs">Where what commands print is kept; null where there are none.</param>
    /// <exception cref="ExperimentException">It is nothing that irisbench or its AppHost started.</exception>
    public static async Task<RunFaults> PrepareAsync(RunRequest request, Testbed testbed, StartedSystems started, DirectoryInfo? logs)
    {
        var faults = new RunFaults();
        try
        {
            foreach (var (index, fault) in request.Experiment.Faults.Index())
            {
                foreach (var side in request.Experiment.Sides.Where(fault.IsOf))
                {
                    if (!faults._faults.TryGetValue(side.Name, out var own))
                        faults._faults.Add(side.Name, own = []);
                    var target = TargetOf(index, fault, side, request, testbed, started, logs);
                    own.Add(new PlannedFault(index, fault, fault.ComponentAt(side), target));
                }
            }

            return faults;
        }
        catch
        {
            await faults.DisposeAsync();
            throw;
        }
    }

    /// <summary>Begins to do those of a side's round.</summary>
    public RoundFaults Begin(SideDefinition side, RunClock clock, FirstFailure failure)
        => new(_faults.GetValueOrDefault(side.Name) ?? [], clock, failure);

    public async ValueTask DisposeAsync()
    {
        foreach (var fault in _faults.Values.SelectMany(faults => faults))
            await fault.Target.DisposeAsync();
    }

    private static IFaultTarget TargetOf(
        int index, FaultDefinition fault, SideDefinition side, RunRequest request, Testbed testbed, StartedSystems started,
        DirectoryInfo? logs) => (fault.Do, side.Packaging) switch
        {
            (FaultKind.Command, _) => new CommandFault(index, fault, side, request, logs!),
            (_, null) => new StartedFault(started.Of(side.Name)),
            (_, Packaging.Monolith) => request.Targets is { AppHost: { } appHost, Prometheus: null, ControlGroups.Count: 0 }
                && request.Targets.Metrics.TryGetValue(ComponentNames.Monolith, out var metrics)
                ? new MonolithFault(metrics, appHost)
                : throw NotOurs(side, "the monolith of the AppHost on this machine"),
            _ => testbed.Modes is FunctionModes { KnowsModes: true } modes
                ? new FunctionFaultTarget(modes, fault.Function!)
                : throw NotOurs(side, "functions at irisbench's own gateway"),
        };

    private static ExperimentException NotOurs(SideDefinition side, string what) => new(
        $"The faults of {side.Name} need {what}: nothing else is irisbench's to end. Describe what is there as a system of your own, as "
        + "examples/iris-as-a-system does, with 'do: command' and a command that does it.");
}

/// <summary>The processes of a function. Its gateway does it, has what was stopped go on, and starts anew what ended.</summary>
internal sealed class FunctionFaultTarget(FunctionModes modes, string function) : IFaultTarget
{
    // A connection that is open already takes no time from the fault.
    public Task AimAsync(CancellationToken cancellationToken) => modes.TouchAsync(function, cancellationToken);

    public Task<int> DoAsync(FaultDefinition fault, CancellationToken cancellationToken)
        => modes.FaultAsync(function, fault, cancellationToken);
}

/// <summary>All of a system that irisbench started.</summary>
internal sealed class StartedFault(StartedSystem system) : IFaultTarget
{
    public Task AimAsync(CancellationToken cancellationToken)
    {
        system.Aim();
        return Task.CompletedTask;
    }

    public Task<int> DoAsync(FaultDefinition fault, CancellationToken cancellationToken) => Task.FromResult(system.Fail(fault.Do));

    public Task RepairAsync(FaultDefinition fault) => system.RepairAsync(fault.Do);
}
