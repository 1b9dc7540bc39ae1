namespace IrisBench.AppHost.Gateway;

/// <summary>What the gateway says of a function; zero values are left out of its answer.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Replicas">How many processes there should be.</param>
/// <param name="AvailableReplicas">How many there are and answer.</param>
/// <param name="InvocationCount">Calls since the gateway started.</param>
/// <param name="Annotations">Its mode among them.</param>
internal sealed record FunctionStatus(
    string Name, int Replicas = 0, int AvailableReplicas = 0, double InvocationCount = 0, IReadOnlyDictionary<string, string>? Annotations = null)
{
    private const string ModeAnnotation = "irisbench.mode";

    public string Mode => Annotations?.GetValueOrDefault(ModeAnnotation) ?? "warm";

    /// <summary>Whether a call would be answered: processes come and go with the calls in the other modes.</summary>
    public bool IsReady => Mode != "warm" || AvailableReplicas > 0;
}
