using IrisBench.ServiceDefaults;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Data.Sqlite;

namespace IrisServer.Hosting;

/// <summary>Makes every error answer problem details (RFC 9457), whoever detects it: routing, middleware or a handler.</summary>
internal static class ProblemAnswers
{
    public static void AddProblemAnswers(this WebApplicationBuilder builder)
    {
        builder.Services.AddProblemDetails();
        // Else a query parameter that cannot be read is a bare 400 outside Development.
        builder.Services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
    }

    public static void UseProblemAnswers(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandler = WriteExceptionAsync,
            StatusCodeSelector = StatusOf,
            SuppressDiagnosticsCallback = context => FailureAnswers.CallersFault(context.Exception) is not null,
        });
        app.UseStatusCodePages(context => WriteAsync(context.HttpContext, detail: null));
    }

    private static int StatusOf(Exception exception) => exception switch
    {
        _ when FailureAnswers.CallersFault(exception) is { } badRequest => badRequest.StatusCode,
        SqliteException => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status500InternalServerError,
    };

    // Only messages meant for the caller are passed on.
    private static Task WriteExceptionAsync(HttpContext context)
        => WriteAsync(context, context.Features.GetRequiredFeature<IExceptionHandlerFeature>().Error switch
        {
            var failure when FailureAnswers.CallersFault(failure) is { } badRequest => badRequest.Message,
            SqliteException => "The store does not answer.",
            _ => null,
        });

    // Results.Problem and not IProblemDetailsService: the service stays silent when Accept names no JSON.
    private static Task WriteAsync(HttpContext context, string? detail)
        => Results.Problem(detail, statusCode: context.Response.StatusCode).ExecuteAsync(context);
}
