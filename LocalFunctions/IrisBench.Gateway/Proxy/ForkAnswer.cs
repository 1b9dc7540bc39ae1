using IrisBench.Gateway.Functions;
using IrisBench.Gateway.Processes;

namespace IrisBench.Gateway.Proxy;

/// <summary>Makes an answer of what a process wrote and of how it ended.</summary>
internal static class ForkAnswer
{
    // The watchdog's own setting, for a function that prints something else.
    private const string ContentTypeVariable = "content_type";

    public static async Task WriteAsync(
        HttpContext context, Function function, ProcessEnd end, BoundedOutput output, BoundedOutput errors, CancellationToken cancellationToken)
    {
        if (output.IsTooLarge)
        {
            await Problem.WriteAsync(context, StatusCodes.Status500InternalServerError, $"The answer of function {function.Name} is too large.");
            return;
        }

        if (end.ExitCode != 0)
        {
            var words = errors.Text.Length > 0 ? errors.Text : $"The process of function {function.Name} {end.Reason}.";
            await Problem.WriteAsync(context, StatusCodes.Status500InternalServerError, words);
            return;
        }

        context.Response.ContentType = ContentType(context.Request, function);
        context.Response.ContentLength = output.Bytes.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await context.Response.Body.WriteAsync(output.Bytes, cancellationToken);
        }
    }

    // Our functions print JSON unless the caller wants plain text.
    private static string ContentType(HttpRequest request, Function function)
        => function.Program.Environment.GetValueOrDefault(ContentTypeVariable)
            ?? (request.Headers.Accept == "text/plain" ? "text/plain" : "application/json");
}
