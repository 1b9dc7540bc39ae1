namespace IrisBench.Gateway.Proxy;

/// <summary>The caller's time was up before its body was there. The function is not to blame.</summary>
internal sealed class SlowBodyException() : Exception("The body did not come in time.");
