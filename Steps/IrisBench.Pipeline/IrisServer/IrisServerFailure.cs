using System.Net;
using System.Text.Json;
using IrisBench.Pipeline.Steps;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace IrisBench.Pipeline.IrisServer;

/// <summary>What a failed call to iris-server means to a step.</summary>
internal static class IrisServerFailure
{
    private const int LongestDetail = 500;

    /// <summary>Whether no answer came: no connection, no answer in time, or a circuit opened by calls before.</summary>
    public static bool IsUnavailable(Exception exception, CancellationToken callersToken) => exception switch
    {
        HttpRequestException or BrokenCircuitException or TimeoutRejectedException => true,
        OperationCanceledException => !callersToken.IsCancellationRequested,
        _ => false,
    };

    /// <summary>Turns an error answer into the step's failure, with the server's own words where they are for the caller.</summary>
    public static async Task<StepException> OfAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var failure = response.StatusCode switch
        {
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => StepFailure.Unauthenticated,
            HttpStatusCode.NotFound => StepFailure.ModelNotFound,
            HttpStatusCode.TooManyRequests => StepFailure.TooManyRequests,
            HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout => StepFailure.DependencyUnavailable,
            HttpStatusCode.BadRequest => StepFailure.InvalidInput,
            _ => StepFailure.DependencyFailed,
        };
        var detail = await ReadDetailAsync(response, cancellationToken);
        return new StepException(failure, detail ?? $"iris-server answered {(int)response.StatusCode}.");
    }

    private static async Task<string?> ReadDetailAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.Content.Headers.ContentType?.MediaType != "application/problem+json")
            return null;
        try
        {
            var problem = await response.Content.ReadJsonAsync(IrisServerJson.Default.ServerProblem, cancellationToken);
            return Fit(problem?.Detail) ?? Fit(problem?.Title);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // It goes on to the caller, and to terminals and logs.
    private static string? Fit(string? text) => text is { Length: > 0 and <= LongestDetail } && !text.Any(char.IsControl) ? text : null;
}

/// <summary>The part of iris-server's problem details (RFC 9457) that is passed on to the caller.</summary>
internal sealed record ServerProblem(string? Title = null, string? Detail = null);
