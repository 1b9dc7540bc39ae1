using IrisBench.Pipeline.Steps;
using IrisBench.ServiceDefaults;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace IrisBench.FunctionHost;

/// <summary>Answers failures with problem details (RFC 9457): the step's words for the caller, never a stack trace.</summary>
internal sealed class FailureHandler(IProblemDetailsService problemDetails) : IExceptionHandler
{
    private const string RetryAfterSeconds = "1";

    public ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        var (status, detail) = exception switch
        {
            StepException step => (FailureStatus.Of(step.Failure), step.Message),
            BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }
                => (StatusCodes.Status413PayloadTooLarge, $"The body is larger than {Workload.MaximumReceivedBytes} bytes."),
            _ when FailureAnswers.CallersFault(exception) is { } bad => (bad.StatusCode, bad.Message),
            _ => (StatusCodes.Status500InternalServerError, "The step failed; its log says why."),
        };

        httpContext.Response.StatusCode = status;
        AddHeaders(httpContext.Response, status);
        return problemDetails.TryWriteAsync(new ProblemDetailsContext
        {
            HttpContext = httpContext,
            ProblemDetails = new ProblemDetails { Status = status, Detail = detail },
        });
    }

    private static void AddHeaders(HttpResponse response, int status)
    {
        if (status == StatusCodes.Status401Unauthorized)
            response.Headers[HeaderNames.WWWAuthenticate] = "Bearer";
        if (status is StatusCodes.Status503ServiceUnavailable or StatusCodes.Status429TooManyRequests)
            response.Headers[HeaderNames.RetryAfter] = RetryAfterSeconds;
    }
}

internal static class FailureStatus
{
    /// <summary>The HTTP status of a step's failure.</summary>
    public static int Of(StepFailure failure) => failure switch
    {
        StepFailure.InvalidInput => StatusCodes.Status400BadRequest,
        StepFailure.InputTooLarge => StatusCodes.Status413PayloadTooLarge,
        StepFailure.Unauthenticated => StatusCodes.Status401Unauthorized,
        StepFailure.ModelNotFound => StatusCodes.Status404NotFound,
        StepFailure.TooManyRequests => StatusCodes.Status429TooManyRequests,
        StepFailure.DependencyFailed => StatusCodes.Status502BadGateway,
        StepFailure.DependencyUnavailable => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status500InternalServerError,
    };
}
