using System.Text.Json.Serialization;

namespace IrisServer.Models;

/// <summary>A stored model without its bytes.</summary>
/// <param name="Version">0 for the default model, then 1, 2, … in the order of upload.</param>
/// <param name="Sha256">Hash of the bytes, lower-case hexadecimal.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Accuracy">Share of test rows classified correctly (0 to 1), as its document says.</param>
/// <param name="Creator">The user whose token came with the upload.</param>
/// <param name="CreatedAt">When the version was stored.</param>
internal sealed record ModelMetadata(
    long Version, string Sha256, long Size, double Accuracy, string Creator, DateTimeOffset CreatedAt)
{
    public const long DefaultVersion = 0;

    /// <summary>Value of the strong <c>ETag</c>, quotes included.</summary>
    [JsonIgnore]
    public string EntityTag => $"\"{Version}-sha256-{Sha256}\"";
}
