namespace IrisBench.AppHost.Gateway;

/// <summary>A function as the dashboard shows it. Its processes are the gateway's; how many there are changes all the time.</summary>
internal sealed class FunctionResource(string name) : Resource(name);
