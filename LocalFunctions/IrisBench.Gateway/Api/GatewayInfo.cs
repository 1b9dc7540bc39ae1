namespace IrisBench.Gateway.Api;

/// <summary>The answer of <c>/system/info</c>.</summary>
internal sealed record GatewayInfo(ProviderInfo Provider, VersionInfo Version, string Arch);

internal sealed record ProviderInfo(string Provider, VersionInfo Version, string Orchestration);
