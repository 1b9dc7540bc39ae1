namespace IrisBench.AppHost.Gateway;

/// <summary>Body of <c>POST /system/scale-function/{name}</c>.</summary>
/// <param name="ServiceName">The function.</param>
/// <param name="Replicas">How many processes there should be.</param>
/// <param name="Namespace">OpenFaaS's namespace of functions.</param>
/// <param name="Mode">How they run: an extension of our gateway.</param>
internal sealed record ScaleRequest(string ServiceName, int Replicas, string Namespace, string Mode);
