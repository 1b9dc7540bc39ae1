using System.Text.Json;

namespace IrisBench.Experiments.Sides.Http;

internal static class StepProblem
{
    /// <summary>Status and, where the answer is problem details (RFC 9457), its detail or title.</summary>
    public static async Task<string> DescribeAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var status = $"{(int)response.StatusCode} {response.ReasonPhrase}";
        if (response.Content.Headers.ContentType?.MediaType != "application/problem+json")
        {
            return status;
        }

        try
        {
            using var problem = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(cancellationToken));
            return (Member(problem, "detail") ?? Member(problem, "title")) is { } detail ? $"{status}: {detail}" : status;
        }
        catch (JsonException)
        {
            return status;
        }
    }

    private static string? Member(JsonDocument problem, string name)
        => problem.RootElement.ValueKind == JsonValueKind.Object
            && problem.RootElement.TryGetProperty(name, out var value)
            && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
