namespace IrisBench.Gateway.Proxy;

/// <summary>Answers with problem details (RFC 9457).</summary>
internal static class Problem
{
    public static Task WriteAsync(HttpContext context, int status, string detail)
        => TypedResults.Problem(detail, statusCode: status).ExecuteAsync(context);
}

internal static class UnhandledFailures
{
    /// <summary>Answers what nothing else answers with problem details: the caller's faults with their status, ours with 500.</summary>
    public static void UseProblemAnswers(this WebApplication app) => app.UseExceptionHandler(new ExceptionHandlerOptions
    {
        StatusCodeSelector = static exception
            => exception is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError,
        SuppressDiagnosticsCallback = static context => context.Exception is BadHttpRequestException,
    });
}
