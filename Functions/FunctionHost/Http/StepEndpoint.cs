using IrisBench.Pipeline.Steps;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;

namespace IrisBench.FunctionHost.Http;

internal static class StepEndpoint
{
    private const string Json = "application/json";
    private const string Text = "text/plain";

    /// <summary><c>POST /</c>: the body in, the answer out as JSON, or as bare text where the caller prefers it.</summary>
    public static void MapStep(this IEndpointRouteBuilder app)
        => app.MapPost("/", HandleAsync);

    private static async Task HandleAsync(HttpContext context)
    {
        var handler = context.RequestServices.GetRequiredService<IStep>();
        var request = new StepRequest(
            await RequestBody.ReadAsync(context.Request.Body, context.RequestAborted),
            BearerToken.Of(context.Request.Headers.Authorization));
        var answer = await handler.RunAsync(request, context.RequestAborted);
        await (PrefersText(context.Request)
            ? TypedResults.Text(answer.Text, Text)
            : TypedResults.Text(answer.ToJson(), Json)).ExecuteAsync(context);
    }

    private static bool PrefersText(HttpRequest request)
    {
        var accepted = request.GetTypedHeaders().Accept;
        return QualityOf(accepted, Text) > QualityOf(accepted, Json);
    }

    private static double QualityOf(IList<MediaTypeHeaderValue> accepted, string type)
        => accepted.Where(value => value.MediaType.Equals(type, StringComparison.OrdinalIgnoreCase)).Select(value => value.Quality ?? 1).DefaultIfEmpty(0).Max();
}
