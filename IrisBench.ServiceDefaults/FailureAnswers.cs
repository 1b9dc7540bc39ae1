using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace IrisBench.ServiceDefaults;

/// <summary>Failures as problem details (RFC 9457).</summary>
public static class FailureAnswers
{
    /// <summary>Answers what nothing else answers: the caller's faults with their status, ours with 500 and without their cause.</summary>
    public static WebApplication UseFailureAnswers(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            StatusCodeSelector = static exception
                => CallersFault(exception)?.StatusCode ?? StatusCodes.Status500InternalServerError,
            SuppressDiagnosticsCallback = static context => CallersFault(context.Exception) is not null,
        });
        return app;
    }

    /// <summary>The caller's fault that a failure is; null where it is ours.</summary>
    public static BadHttpRequestException? CallersFault(Exception exception) => exception switch
    {
        BadHttpRequestException bad => bad,
        // Kestrel's word for a chunk's size beyond all numbers, which is the caller's fault as every other bad size is.
        IOException { InnerException: OverflowException } size
            => new BadHttpRequestException(size.Message, StatusCodes.Status400BadRequest, size),
        _ => null,
    };

    /// <summary>Answers with a status and what a person needs to know.</summary>
    public static Task WriteProblemAsync(this HttpContext context, int status, string detail)
        => TypedResults.Problem(detail, statusCode: status).ExecuteAsync(context);
}
