using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.Json.Serialization;
using IrisBench.Gateway.Functions;

namespace IrisBench.Gateway.Api;

/// <summary>GET <c>/system/info</c> and <c>/system/namespaces</c>.</summary>
internal static class InfoEndpoints
{
    private const string Name = "irisbench-gateway";
    private const string WhatItIs = "A development stand-in for OpenFaaS: it runs local processes, not containers.";

    public static void MapInfo(this IEndpointRouteBuilder system)
    {
        system.MapGet("/info", static () => TypedResults.Json(Info(), GatewayJson.Default.GatewayInfo));
        system.MapGet("/namespaces", static () => TypedResults.Json([FunctionName.Namespace], GatewayJson.Default.StringArray));
    }

    private static GatewayInfo Info()
    {
        var program = Assembly.GetExecutingAssembly();
        var release = program.GetName().Version!.ToString(3);
        var sha = program.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+') is [_, var hash]
            ? hash
            : "unknown";
        return new GatewayInfo(
            new ProviderInfo(Name, new VersionInfo(null, sha, release), "local processes"),
            new VersionInfo(WhatItIs, sha, release),
            RuntimeInformation.OSArchitecture == Architecture.X64
                ? "x86_64"
                : RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant());
    }
}

/// <summary>The answer of <c>/system/info</c>.</summary>
internal sealed record GatewayInfo(ProviderInfo Provider, VersionInfo Version, string Arch);

internal sealed record ProviderInfo(string Provider, VersionInfo Version, string Orchestration);

internal sealed record VersionInfo([property: JsonPropertyName("commit_message")] string? CommitMessage, string Sha, string Release);
