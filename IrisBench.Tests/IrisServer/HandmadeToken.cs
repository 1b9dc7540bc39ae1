using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace IrisBench.Tests.IrisServer;

/// <summary>JWTs that the server did not issue (RFC 7515), right in all but what a test changes.</summary>
internal static class HandmadeToken
{
    public static string Create(
        string key = IrisServerProcess.SigningKey,
        string algorithm = "HS256",
        string issuer = "iris-server",
        string audience = "iris-server",
        TimeSpan? expiresIn = null,
        string? subject = IrisServerProcess.User)
    {
        var now = DateTimeOffset.UtcNow;
        var signed = Encode(new { alg = algorithm, typ = "JWT" }) + "." + Encode(new
        {
            iss = issuer,
            aud = audience,
            sub = subject,
            nbf = now.AddHours(-1).ToUnixTimeSeconds(),
            exp = now.Add(expiresIn ?? TimeSpan.FromMinutes(10)).ToUnixTimeSeconds(),
        });
        var signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), Encoding.ASCII.GetBytes(signed));
        return algorithm == "none" ? signed + "." : signed + "." + Base64Url.EncodeToString(signature);
    }

    private static readonly JsonSerializerOptions WithoutNulls =
        new() { DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull };

    private static string Encode(object part) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(part, WithoutNulls));
}
