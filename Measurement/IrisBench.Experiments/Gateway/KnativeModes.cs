using IrisBench.Experiments.Definition;

namespace IrisBench.Experiments.Gateway;

/// <summary>Knative's autoscaler decides how many pods there are; whoever asks over HTTP only cannot.</summary>
internal sealed class KnativeModes : IFunctionModes
{
    private bool _entered;

    public Task<string?> ObstacleAsync(SideDefinition side, CancellationToken cancellationToken) => Task.FromResult(side switch
    {
        { Mode: not FunctionMode.Warm } => $"The side {side.Name} needs mode {side.Mode.ToString().ToLowerInvariant()}. At Knative a side is warm, and the "
            + "annotation autoscaling.knative.dev/min-scale of the Services says whether it stays so; cold starts are counted in any case.",
        { Replicas: > 1 } => $"The side {side.Name} needs {side.Replicas} replicas. At Knative the annotation autoscaling.knative.dev/min-scale of the Services says how many there are.",
        { Compilation: not null } => $"The side {side.Name} names a compilation, which only irisbench's own gateway changes. At Knative the image has it.",
        _ => null,
    });

    public Task<bool> EnterAsync(SideDefinition side, CancellationToken cancellationToken)
    {
        var first = !_entered;
        _entered = true;
        return Task.FromResult(first);
    }

    public Task LeaveAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
