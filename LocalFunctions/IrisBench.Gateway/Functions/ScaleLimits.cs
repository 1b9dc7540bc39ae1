namespace IrisBench.Gateway.Functions;

/// <summary>What the <c>com.openfaas.scale.*</c> labels say.</summary>
/// <param name="Minimum">Replicas that a function which is not at zero has at least.</param>
/// <param name="Maximum">Replicas up to which the load may scale it.</param>
/// <param name="Target">Requests in flight that one replica is meant to bear.</param>
/// <param name="ZeroDuration">Idle time after which scale-to-zero ends the replicas.</param>
internal sealed record ScaleLimits(int Minimum, int Maximum, int Target, TimeSpan ZeroDuration)
{
    /// <summary>The most replicas that can be asked for. OpenFaaS's Community edition allows 5.</summary>
    public const int Most = 20;

    /// <summary>OpenFaaS's defaults: 1 to 5 replicas (Community edition), 50 requests each and 15 minutes (Pro).</summary>
    public static readonly ScaleLimits Default = new(1, 5, 50, TimeSpan.FromMinutes(15));
}
