using System.Diagnostics;
using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Sides;

namespace IrisBench.Experiments.Gateway;

/// <summary>Brings the functions into the mode of a side and waits until the gateway shows it.</summary>
internal sealed class FunctionModes(GatewayClient gateway, bool knowsModes) : IFunctionModes
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private (FunctionMode Mode, int Replicas)? _current;

    public string? Obstacle(SideDefinition side) => knowsModes || side.Mode == FunctionMode.Warm
        ? null
        : $"The side {side.Name} needs mode {NameOf(side.Mode)}, which only irisbench's own gateway has; the gateway {gateway.Address} is another "
            + "(OpenFaaS's Community edition cannot scale to zero).";

    public async Task<bool> EnterAsync(SideDefinition side, CancellationToken cancellationToken)
    {
        var wanted = (side.Mode, side.Mode == FunctionMode.Warm ? side.Replicas : 0);
        // Mode zero is entered for each round anew: the last round has left processes that wait for their idle time.
        if (_current == wanted && side.Mode != FunctionMode.Zero)
            return false;

        await Task.WhenAll(ComponentNames.Functions.Select(function => ScaleAsync(function, wanted.Mode, wanted.Item2, cancellationToken)));
        await Task.WhenAll(ComponentNames.Functions.Select(function => WaitAsync(function, wanted.Mode, wanted.Item2, cancellationToken)));
        _current = wanted;
        return true;
    }

    public async Task LeaveAsync(CancellationToken cancellationToken)
    {
        if (_current is not null && _current != (FunctionMode.Warm, 1))
            await Task.WhenAll(ComponentNames.Functions.Select(function => ScaleAsync(function, FunctionMode.Warm, 1, cancellationToken)));
    }

    private Task ScaleAsync(string function, FunctionMode mode, int replicas, CancellationToken cancellationToken)
        => gateway.ScaleAsync(function, replicas, knowsModes ? NameOf(mode) : null, cancellationToken);

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
            {
                throw new ExperimentException(
                    $"{function} has {status.AvailableReplicas} of {replicas} replicas after {Patience.TotalMinutes:0} minutes in mode {NameOf(mode)}.");
            }

            await Task.Delay(Pause, cancellationToken);
        }
    }

    private static string NameOf(FunctionMode mode) => mode.ToString().ToLowerInvariant();
}
