namespace IrisBench.Experiments.Gateway;

/// <summary>What is needed of <c>GET /system/function/{name}</c>. Zeros are left out there.</summary>
internal sealed record FunctionStatus
{
    private const string ModeLabel = "irisbench.mode";

    public int Replicas { get; init; }

    public int AvailableReplicas { get; init; }

    public Dictionary<string, string>? Labels { get; init; }

    /// <summary>As the local gateway labels it; null where it does not.</summary>
    public string? Mode => Labels?.GetValueOrDefault(ModeLabel);
}
