using System.Diagnostics;
using IrisBench.Experiments.Definition;

namespace IrisBench.Experiments.Sides;

/// <summary>Brings the functions into the mode and compilation of a side and waits until the gateway shows it.</summary>
internal sealed class FunctionModes(GatewayClient gateway, bool knowsModes) : IFunctionModes
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private (FunctionMode Mode, int Replicas)? _current;
    private FunctionCompilation? _compilation;

    public async Task<string?> ObstacleAsync(SideDefinition side, CancellationToken cancellationToken)
    {
        if (!knowsModes && side is { Mode: FunctionMode.Warm, Compilation: null })
            return null;
        if (!knowsModes)
            return $"The side {side.Name} needs "
                + (side.Mode == FunctionMode.Warm ? $"compilation {NameOf(side.Compilation)}" : $"mode {NameOf(side.Mode)}")
                + $", which only irisbench's own gateway has; the gateway {gateway.Address} "
                + "is another (OpenFaaS's Community edition cannot scale to zero).";
        return side.Compilation is { } compilation && (await LackingAsync(NameOf(compilation), cancellationToken)) is { } function
            ? $"The side {side.Name} needs {function} compiled {NameOf(compilation)}, which the system was started without: "
                + $"dotnet build build/MeasuredSystem.proj -p:Compilation={NameOf(compilation)} publishes it, for the system's next start."
            : null;
    }

    public async Task<bool> EnterAsync(SideDefinition side, CancellationToken cancellationToken)
    {
        await CompileAsync(side.Compilation, cancellationToken);
        var replicas = side.Mode == FunctionMode.Warm ? side.Replicas : 0;
        // Mode zero is entered for each round anew: the last round has left processes that wait for their idle time.
        if (_current == (side.Mode, replicas) && side.Mode != FunctionMode.Zero)
            return false;

        await EnterAsync(side.Mode, replicas, null, cancellationToken);
        return true;
    }

    public async Task LeaveAsync(CancellationToken cancellationToken)
    {
        await CompileAsync(null, cancellationToken);
        if (_current is not null && _current != (FunctionMode.Warm, 1))
            await ScaleAllAsync(FunctionMode.Warm, 1, null, cancellationToken);
    }

    // With nothing running: the processes of another compilation must not be taken for those that are waited for.
    private async Task CompileAsync(FunctionCompilation? compilation, CancellationToken cancellationToken)
    {
        if (_compilation == compilation)
            return;

        _compilation = compilation;
        await EnterAsync(FunctionMode.Zero, 0, compilation is null ? "" : NameOf(compilation), cancellationToken);
    }

    private async Task EnterAsync(FunctionMode mode, int replicas, string? compilation, CancellationToken cancellationToken)
    {
        await ScaleAllAsync(mode, replicas, compilation, cancellationToken);
        await Task.WhenAll(ComponentNames.Functions.Select(function => WaitAsync(function, mode, replicas, cancellationToken)));
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

    private async Task WaitAsync(string function, FunctionMode mode, int replicas, CancellationToken cancellationToken)
    {
        var begin = Stopwatch.GetTimestamp();
        while (true)
        {
            var status = await gateway.StatusAsync(function, cancellationToken);
            // A forking function has nothing that is kept: what the gateway calls available is itself.
            var inMode = !knowsModes || status.Mode is null || status.Mode == NameOf(mode);
            if (inMode && (mode == FunctionMode.Fork || status.AvailableReplicas == replicas))
                return;

            if (Stopwatch.GetElapsedTime(begin) > Patience)
                throw new ExperimentException($"{function} has {status.AvailableReplicas} of {replicas} replicas "
                    + $"after {Patience.TotalMinutes:0} minutes in mode {NameOf(mode)}.");
            await Task.Delay(Pause, cancellationToken);
        }
    }

    private static string NameOf(Enum? name) => $"{name}".ToLowerInvariant();
}

internal interface IFunctionModes
{
    /// <summary>Why a side cannot be run here, or null.</summary>
    /// <exception cref="ExperimentException">Nobody answers who would know.</exception>
    Task<string?> ObstacleAsync(SideDefinition side, CancellationToken cancellationToken);

    /// <returns>Whether processes may be new: the functions were not in this mode before.</returns>
    /// <exception cref="ExperimentException">It is refused, or takes too long.</exception>
    Task<bool> EnterAsync(SideDefinition side, CancellationToken cancellationToken);

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
