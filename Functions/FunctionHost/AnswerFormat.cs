using Microsoft.Net.Http.Headers;

namespace IrisBench.FunctionHost;

/// <summary>Reads the <c>Accept</c> header (RFC 9110, 12.5.1), the same in every way a function is called.</summary>
internal static class AnswerFormat
{
    public const string Json = "application/json";
    public const string Text = "text/plain";

    /// <summary>Whether the caller names text and likes it better than JSON; ranges such as <c>*/*</c> name neither.</summary>
    public static bool PrefersText(string? accept)
        => MediaTypeHeaderValue.TryParseList([accept ?? ""], out var accepted) && QualityOf(accepted, Text) > QualityOf(accepted, Json);

    private static double QualityOf(IList<MediaTypeHeaderValue> accepted, string type)
        => accepted.Where(value => value.MediaType.Equals(type, StringComparison.OrdinalIgnoreCase)).Select(value => value.Quality ?? 1).DefaultIfEmpty(0).Max();
}
