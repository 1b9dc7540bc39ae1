using IrisBench.Pipeline.Steps;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace IrisBench.FunctionHost.Http;

internal static class StepEndpoint
{
    /// <summary><c>POST /</c>: the body in, the answer out as JSON, or as bare text where the caller prefers it.</summary>
    public static void MapStep<THandler>(this IEndpointRouteBuilder app)
        where THandler : IStep
        => app.MapPost("/", HandleAsync<THandler>);

    private static async Task HandleAsync<THandler>(HttpContext context)
        where THandler : IStep
    {
        var handler = context.RequestServices.GetRequiredService<THandler>();
        var request = new StepRequest(
            await RequestBody.ReadAsync(context.Request.Body, context.RequestAborted),
            BearerToken.Of(context.Request.Headers.Authorization));
        var answer = await handler.RunAsync(request, context.RequestAborted);
        await (AnswerFormat.PrefersText(context.Request.Headers.Accept)
            ? TypedResults.Text(answer.Text, AnswerFormat.Text)
            : TypedResults.Text(answer.ToJson(), AnswerFormat.Json)).ExecuteAsync(context);
    }
}
