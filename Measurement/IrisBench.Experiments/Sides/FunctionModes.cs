using System.Collections.ObjectModel;
using System.Diagnostics;
using IrisBench.Experiments.Definition;
using IrisBench.Gateway.Contract;

namespace IrisBench.Experiments.Sides;

/// <summary>Brings the functions into the mode and compilation of a side and waits until the gateway shows it.</summary>
internal sealed class FunctionModes(GatewayClient gateway, bool knowsModes) : IFunctionModes
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly Dictionary<string, FunctionState> _entered = [];
    private (FunctionMode Mode, int Replicas)? _current;

    // Null until it was looked at: a run that was killed may have left another than the first.
    private string? _compilation;

    /// <summary>Whether it is irisbench's own gateway.</summary>
    public bool KnowsModes => knowsModes;

    public IReadOnlyDictionary<string, string> Scaling
        => _entered.Where(entered => entered.Value.Scaling is not null)
            .ToDictionary(entered => entered.Key, entered => entered.Value.Scaling!);

    public async Task<string?> ObstacleAsync(SideDefinition side, CancellationToken cancellationToken)
    {
        if (!knowsModes && side is { Mode: FunctionMode.Warm, Compilation: null })
            return null;
        if (!knowsModes)
            return $"The side {side.Name} needs "
                + (side.Mode == FunctionMode.Warm ? $"compilation {NameOf(side.Compilation)}" : $"mode {NameOf(side.Mode)}")
                + $", which only irisbench's own gateway has; the gateway {gateway.Address} is another ({ReasonElsewhere(side.Mode)}).";
        return side.Compilation is { } compilation && (await LackingAsync(NameOf(compilation), cancellationToken)) is { } function
            ? $"The side {side.Name} needs {function} compiled {NameOf(compilation)}, which the system was started without: "
                + $"dotnet build build/MeasuredSystem.proj -p:Compilation={NameOf(compilation)} publishes it, for the system's next start."
            : null;
    }

    public async Task<bool> EnterAsync(SideDefinition side, CancellationToken cancellationToken)
    {
        var replicas = side.Mode == FunctionMode.Warm ? side.Replicas : 0;
        // Mode zero is entered for each round anew: the last round has left processes that wait for their idle time.
        if (_compilation == NameOf(side.Compilation) && _current == (side.Mode, replicas) && side.Mode != FunctionMode.Zero
            && await ChangeAsync(hasFailed: false, cancellationToken) is null)
            return false;

        await CompileAsync(side.Compilation, cancellationToken);
        await EnterAsync(side.Mode, replicas, null, cancellationToken);
        return true;
    }

    /// <summary>Asks the gateway for something small, so that what is asked next is not the first.</summary>
    /// <exception cref="ExperimentException">It does not answer.</exception>
    public Task TouchAsync(string function, CancellationToken cancellationToken) => gateway.StatusAsync(function, cancellationToken);

    /// <summary>Does a fault to all processes of a function.</summary>
    /// <returns>To how many.</returns>
    /// <exception cref="ExperimentException">The gateway refuses, or does not know how.</exception>
    public Task<int> FaultAsync(string function, FaultDefinition fault, CancellationToken cancellationToken) => gateway.FaultAsync(
        function, new FunctionFault(NameOf(fault.Do), fault.ForSeconds ?? 0), cancellationToken);

    public async Task<string?> ChangeAsync(bool hasFailed, CancellationToken cancellationToken)
    {
        // What was ended has other processes now, and of those that are needed some may be missing still: the next round sets all again.
        var mode = hasFailed ? FunctionMode.Zero : _current?.Mode;
        _current = hasFailed ? null : _current;
        foreach (var (function, entered) in _entered)
        {
            var now = FunctionState.Of(await gateway.StatusAsync(function, cancellationToken));
            if (entered.Difference(now, mode) is not { } difference)
                continue;
            // The next round sets all of it again.
            (_current, _compilation) = (null, null);
            return $"{function} {difference}";
        }

        return null;
    }

    public async Task LeaveAsync(CancellationToken cancellationToken)
    {
        if (_entered.Count == 0)
            return;
        await CompileAsync(null, cancellationToken);
        if (_current != (FunctionMode.Warm, 1))
            await ScaleAllAsync(FunctionMode.Warm, 1, null, cancellationToken);
    }

    // With nothing running: the processes of another compilation must not be taken for those that are waited for.
    private async Task CompileAsync(FunctionCompilation? side, CancellationToken cancellationToken)
    {
        var wanted = NameOf(side);
        _compilation ??= await CompiledAsync(cancellationToken);
        if (_compilation == wanted)
            return;

        _compilation = wanted;
        await EnterAsync(FunctionMode.Zero, 0, wanted, cancellationToken);
    }

    // As what all of them are compiled; no name where they differ.
    private async Task<string> CompiledAsync(CancellationToken cancellationToken)
    {
        if (!knowsModes)
            return "";
        var states = await Task.WhenAll(ComponentNames.Functions.Select(function => gateway.StatusAsync(function, cancellationToken)));
        return states.Select(state => state.Compilation ?? "").Distinct().ToArray() is [var one] ? one : "different";
    }

    private async Task EnterAsync(FunctionMode mode, int replicas, string? compilation, CancellationToken cancellationToken)
    {
        _entered.Clear();
        await ScaleAllAsync(mode, replicas, compilation, cancellationToken);
        var states = await Task.WhenAll(
            ComponentNames.Functions.Select(function => WaitAsync(function, mode, replicas, cancellationToken)));
        foreach (var (function, state) in ComponentNames.Functions.Zip(states))
            _entered[function] = state;
        _current = (mode, replicas);
    }

    private Task ScaleAllAsync(FunctionMode mode, int replicas, string? compilation, CancellationToken cancellationToken)
        => Task.WhenAll(ComponentNames.Functions.Select(function
            => gateway.ScaleAsync(function, replicas, knowsModes ? NameOf(mode) : null, compilation, cancellationToken)));

    private async Task<string?> LackingAsync(string compilation, CancellationToken cancellationToken)
    {
        foreach (var function in ComponentNames.Functions)
        {
            if (!(await gateway.StatusAsync(function, cancellationToken)).Compilations.Contains(compilation))
                return function;
        }

        return null;
    }

    private async Task<FunctionState> WaitAsync(string function, FunctionMode mode, int replicas, CancellationToken cancellationToken)
    {
        var begin = Stopwatch.GetTimestamp();
        while (true)
        {
            var status = await gateway.StatusAsync(function, cancellationToken);
            // A forking function has nothing that is kept: what the gateway calls available is itself.
            var inMode = !knowsModes || status.Mode is null || status.Mode == NameOf(mode);
            // Whoever scales it decides how many it begins with.
            var wanted = status.Scaling is null ? replicas : status.Replicas;
            if (inMode && (mode == FunctionMode.Fork || status.AvailableReplicas == wanted))
                return FunctionState.Of(status);

            if (Stopwatch.GetElapsedTime(begin) > Patience)
                throw new ExperimentException($"{function} has {status.AvailableReplicas} of {replicas} replicas "
                    + $"after {Patience.TotalMinutes:0} minutes in mode {NameOf(mode)}. What it printed tells why: "
                    + "in the dashboard, or by 'faas-cli logs'.");
            await Task.Delay(Pause, cancellationToken);
        }
    }

    private static string ReasonElsewhere(FunctionMode mode) => mode switch
    {
        FunctionMode.Zero => "OpenFaaS's Community edition cannot scale to zero",
        FunctionMode.Fork => "at OpenFaaS the watchdog in a function's image decides whether each request gets a process",
        _ => "elsewhere a function is compiled as its image has it",
    };

    private static string NameOf(Enum? name) => $"{name}".ToLowerInvariant();
}

/// <summary>What a side's rounds rely on of a function: of what the gateway does not tell, nothing is known.</summary>
internal sealed record FunctionState(string? Mode, string? Compilation, int Replicas, string? Instances, string? Scaling = null)
{
    public static FunctionState Of(FunctionStatus status)
        => new(status.Mode, status.Compilation, status.AvailableReplicas, status.Instances, status.Scaling);

    /// <summary>What has changed since, in words; null when nothing has. In the other modes processes come and go with the calls, and
    /// where a policy scales the function, as that decides.</summary>
    public string? Difference(FunctionState now, FunctionMode? mode) => this switch
    {
        _ when now.Mode != Mode => $"was put into mode {now.Mode ?? "?"}, and not by this run",
        _ when now.Compilation != Compilation => $"was compiled as '{now.Compilation}', and not by this run",
        _ when now.Scaling != Scaling => $"was scaled by {now.Scaling ?? "nobody"} in place of {Scaling ?? "nobody"}",
        _ when mode != FunctionMode.Warm || Scaling is not null => null,
        _ when now.Replicas != Replicas => FormattableString.Invariant($"had {now.Replicas} replicas in place of {Replicas}"),
        _ when now.Instances != Instances => "had other processes than before",
        _ => null,
    };
}

internal interface IFunctionModes
{
    /// <summary>Why a side cannot be run here, or null.</summary>
    /// <exception cref="ExperimentException">Nobody answers who would know.</exception>
    Task<string?> ObstacleAsync(SideDefinition side, CancellationToken cancellationToken);

    /// <returns>Whether processes may be new: the functions were not in this mode before.</returns>
    /// <exception cref="ExperimentException">It is refused, or takes too long.</exception>
    Task<bool> EnterAsync(SideDefinition side, CancellationToken cancellationToken);

    /// <summary>What is not as it was entered, in words; null when all is.</summary>
    /// <param name="hasFailed">Whether a fault was done meanwhile, after which processes may be others.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ExperimentException">The gateway does not answer.</exception>
    Task<string?> ChangeAsync(bool hasFailed, CancellationToken cancellationToken) => Task.FromResult<string?>(null);

    /// <summary>The policies that decide how many replicas functions have, by function, in the side that was entered last. Those have no
    /// fixed number of them.</summary>
    IReadOnlyDictionary<string, string> Scaling => ReadOnlyDictionary<string, string>.Empty;

    /// <summary>Leaves the functions warm and compiled as they were, as a user expects to find them.</summary>
    Task LeaveAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

/// <summary>Knative's autoscaler decides how many pods there are; whoever asks over HTTP only cannot.</summary>
internal sealed class KnativeModes : IFunctionModes
{
    private bool _entered;

    public Task<string?> ObstacleAsync(SideDefinition side, CancellationToken cancellationToken) => Task.FromResult(side switch
    {
        { Mode: not FunctionMode.Warm } =>
            $"The side {side.Name} needs mode {side.Mode.ToString().ToLowerInvariant()}. At Knative a side is warm, and the "
            + "annotation autoscaling.knative.dev/min-scale of the Services says whether it stays so; cold starts are counted in any case.",
        { Replicas: > 1 } =>
            $"The side {side.Name} needs {side.Replicas} replicas. At Knative the annotation autoscaling.knative.dev/min-scale "
            + "of the Services says how many there are.",
        { Compilation: not null } =>
            $"The side {side.Name} names a compilation, which only irisbench's own gateway changes. At Knative the image has it.",
        _ => null,
    });

    public Task<bool> EnterAsync(SideDefinition side, CancellationToken cancellationToken)
    {
        (var first, _entered) = (!_entered, true);
        return Task.FromResult(first);
    }
}
