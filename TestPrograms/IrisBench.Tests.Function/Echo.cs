using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;

namespace IrisBench.Tests.Function;

/// <summary>The function that the real gateway was asked with: it answers what it was sent.</summary>
internal static class Echo
{
    public static void MapEcho(this WebApplication app)
    {
        app.MapGet("/_/ready", () => "OK");
        app.MapGet("/redirect", context =>
        {
            context.Response.StatusCode = 302;
            context.Response.Headers.Location = "/elsewhere?x=1";
            context.Response.ContentType = "text/html; charset=utf-8";
            return context.Response.WriteAsync("<a href=\"/elsewhere?x=1\">Found</a>.\n\n");
        });
        app.MapGet("/status/{status:int}", (int status, HttpContext context) =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers["X-Own"] = "1";
            context.Response.ContentType = status == 204 ? "text/plain" : "text/plain; charset=utf-8";
            return status == 204 ? Task.CompletedTask : context.Response.WriteAsync($"status {status}");
        });
        app.MapGet("/big/{bytes:int}", (int bytes) => Results.Text(new string('x', bytes), "text/plain", Encoding.UTF8));
        app.MapGet("/stream", async (HttpResponse response) =>
        {
            response.ContentType = "text/plain; charset=utf-8";
            for (var line = 0; line < 5; line++)
            {
                await response.WriteAsync($"data: {line}\n\n");
                await response.Body.FlushAsync();
            }
        });
        app.MapGet("/abort", async context =>
        {
            context.Response.ContentLength = 100;
            await context.Response.WriteAsync("short");
            await context.Response.Body.FlushAsync();
            // What is only in the pipe would not be sent any more.
            await Task.Delay(TimeSpan.FromMilliseconds(500), context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            context.Abort();
        });
        app.Map("/{**path}", AnswerAsync);
    }

    private static async Task AnswerAsync(HttpContext context)
    {
        var request = context.Request;
        using var reader = new StreamReader(request.Body);
        var body = await reader.ReadToEndAsync();
        context.Response.Headers["X-Echo"] = "yes";
        string[] hidden = ["Host", "Transfer-Encoding", "Content-Length"];
        var answer = JsonSerializer.Serialize(new
        {
            body = body.Length > 1000 ? $"{body.Length} bytes" : body,
            headers = request.Headers.Where(header => !hidden.Contains(header.Key))
                .ToDictionary(header => header.Key, header => header.Value.ToString()),
            host = request.Host.Value,
            length = request.ContentLength ?? (context.Features.Get<IHttpRequestBodyDetectionFeature>()!.CanHaveBody ? -1 : 0),
            method = request.Method,
            path = request.Path.Value,
            proto = request.Protocol,
            query = request.QueryString.Value!.TrimStart('?'),
            te = request.Headers.TransferEncoding is { Count: > 0 } te ? te.ToArray() : null,
            uri = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget,
        });
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(answer);
    }
}
