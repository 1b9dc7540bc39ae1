namespace IrisBench.Experiments.Gateway;

/// <summary>What is needed of <c>GET /system/function/{name}</c>. Zeros are left out there.</summary>
internal sealed record FunctionStatus
{
    private const string ModeAnnotation = "irisbench.mode";
    private const string CompilationsAnnotation = "irisbench.compilations";

    public int Replicas { get; init; }

    public int AvailableReplicas { get; init; }

    public Dictionary<string, string>? Annotations { get; init; }

    /// <summary>As the local gateway tells it; null from another.</summary>
    public string? Mode => Annotations?.GetValueOrDefault(ModeAnnotation);

    /// <summary>In which compilations the local gateway has it, beside as it was deployed.</summary>
    public IReadOnlyList<string> Compilations => Annotations?.GetValueOrDefault(CompilationsAnnotation)?.Split(',') ?? [];
}
