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
                => exception is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError,
            SuppressDiagnosticsCallback = static context => context.Exception is BadHttpRequestException,
        });
        return app;
    }

    /// <summary>Answers with a status and what a person needs to know.</summary>
    public static Task WriteProblemAsync(this HttpContext context, int status, string detail)
        => TypedResults.Problem(detail, statusCode: status).ExecuteAsync(context);
}
