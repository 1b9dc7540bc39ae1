using System.Text;
using System.Text.Json;

namespace IrisServer.Authentication;

/// <summary>Reads both forms of a login: <c>user;password</c> and a JSON object.</summary>
internal static class CredentialsParser
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="BadHttpRequestException">The body has neither form, or a part of it is empty.</exception>
    public static Credentials Parse(byte[] body)
    {
        // By its content, not its type: curl sends every body as a form unless told otherwise.
        var credentials = body.AsSpan().TrimStart(" \t\r\n"u8).StartsWith("{"u8) ? ParseJson(body) : ParseText(body);
        return credentials is { User.Length: > 0, Password.Length: > 0 }
            ? credentials
            : throw new BadHttpRequestException("The body must be user;password or a JSON object with user and password.");
    }

    private static Credentials? ParseJson(byte[] body)
    {
        try
        {
            return JsonSerializer.Deserialize<Credentials>(body, JsonSerializerOptions.Web);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static Credentials? ParseText(byte[] body)
    {
        try
        {
            // The line end is what `echo` without -n adds. A password may contain semicolons, a user name may not.
            var parts = StrictUtf8.GetString(body).TrimEnd('\r', '\n').Split(';', 2);
            return parts is [var user, var password] ? new Credentials(user, password) : null;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
