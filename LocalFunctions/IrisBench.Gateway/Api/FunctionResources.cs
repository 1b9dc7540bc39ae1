namespace IrisBench.Gateway.Api;

internal sealed record FunctionResources(string? Memory, string? Cpu);
