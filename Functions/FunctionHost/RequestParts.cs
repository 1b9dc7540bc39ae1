using IrisBench.Pipeline.Steps;
using Microsoft.Net.Http.Headers;

namespace IrisBench.FunctionHost;

/// <summary>Reads a body as strict UTF-8.</summary>
internal static class RequestBody
{
    /// <summary>The whole body.</summary>
    /// <exception cref="StepException">More than <see cref="Workload.MaximumBodyBytes"/> bytes, or not UTF-8.</exception>
    public static async Task<string> ReadAsync(Stream body, CancellationToken cancellationToken)
    {
        using var buffer = new MemoryStream();
        var chunk = new byte[4096];
        var received = 0;
        while (await body.ReadAsync(chunk, cancellationToken) is var read and > 0)
        {
            received += read;
            if (received <= Workload.MaximumBodyBytes)
            {
                buffer.Write(chunk, 0, read);
            }
            else if (received > Workload.MaximumReceivedBytes)
            {
                break;
            }
        }

        if (received > Workload.MaximumBodyBytes)
            throw new StepException(StepFailure.InputTooLarge, $"The body is larger than {Workload.MaximumBodyBytes} bytes.");
        return Utf8Body.Decode(buffer.GetBuffer().AsSpan(0, (int)buffer.Length));
    }
}

/// <summary>Reads the <c>Authorization</c> header (RFC 6750).</summary>
internal static class BearerToken
{
    private const string Scheme = "Bearer ";

    /// <summary>The token, or null when the header is absent, has another scheme or cannot be a token.</summary>
    public static string? Of(string? authorization)
        => authorization?.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) == true
            && authorization[Scheme.Length..].Trim() is { } token
            && AccessToken.IsToken(token)
            ? token
            : null;
}

/// <summary>Reads the <c>Accept</c> header (RFC 9110, 12.5.1), the same in every way a function is called.</summary>
internal static class AnswerFormat
{
    public const string Json = "application/json";
    public const string Text = "text/plain";

    /// <summary>Whether the caller names text and likes it better than JSON; ranges such as <c>*/*</c> name neither.</summary>
    public static bool PrefersText(string? accept)
        => MediaTypeHeaderValue.TryParseList([accept ?? ""], out var accepted) && QualityOf(accepted, Text) > QualityOf(accepted, Json);

    private static double QualityOf(IList<MediaTypeHeaderValue> accepted, string type)
        => accepted.Where(value => value.MediaType.Equals(type, StringComparison.OrdinalIgnoreCase))
            .Select(value => value.Quality ?? 1).DefaultIfEmpty(0).Max();
}
