using System.Text.Json.Serialization;

namespace IrisBench.Gateway.Api;

internal sealed record VersionInfo([property: JsonPropertyName("commit_message")] string? CommitMessage, string Sha, string Release);
