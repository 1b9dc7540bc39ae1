using System.Text;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;

namespace IrisBench.Tests.Function;

internal static class FunctionRoutes
{
    private const string ReadyDelay = "READY_DELAY_MILLISECONDS";

    public static void MapFunction(this WebApplication app)
    {
        if (Environment.GetEnvironmentVariable("REFUSE_TO_START") is { Length: > 0 } reason)
        {
            Console.Error.WriteLine(reason);
            Environment.Exit(9);
        }

        if (Environment.GetEnvironmentVariable("ECHO") is not null)
        {
            app.MapEcho();
            return;
        }

        var started = DateTimeOffset.UtcNow;
        var delay = TimeSpan.FromMilliseconds(
            int.TryParse(Environment.GetEnvironmentVariable(ReadyDelay), out var milliseconds) ? milliseconds : 0);
        app.MapGet("/_/ready", () => DateTimeOffset.UtcNow - started < delay ? Results.StatusCode(503) : Results.Text("OK"));
        app.MapGet("/stream", StreamAsync);
        app.MapPost("/length", async (HttpRequest request) =>
        {
            long length = 0;
            var chunk = new byte[64 * 1024];
            while (await request.Body.ReadAsync(chunk) is var read and > 0)
                length += read;
            return length;
        });
        app.Map("/request/{**path}", (HttpRequest request) => Results.Json(new
        {
            method = request.Method,
            target = request.Path + request.QueryString,
            headers = request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString()),
        }));
        // As it came, which a decoded path no longer is.
        app.Map("/raw/{**path}", (HttpContext context)
            => Results.Text(context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget));
        app.MapGet("/no-content", context => SayAsync(context, "204 No Content"));
        app.MapGet("/says", context => SayAsync(context, Uri.UnescapeDataString(context.Request.QueryString.Value![1..])));
        app.MapGet("/bigbody/{bytes:int}", async (int bytes, HttpResponse response) =>
        {
            for (var left = bytes; left > 0; left -= 64 * 1024)
                await response.Body.WriteAsync(new byte[Math.Min(left, 64 * 1024)]);
        });
        app.UseWebSockets();
        app.MapGet("/socket", async context =>
        {
            using var socket = await context.WebSockets.AcceptWebSocketAsync();
            await socket.ReceiveAsync(new byte[16], context.RequestAborted);
        });
        app.MapPost("/", async (HttpRequest request) =>
        {
            using var reader = new StreamReader(request.Body);
            return Results.Text(await Behaviour.OfAsync(await reader.ReadToEndAsync()));
        });
    }

    // Kestrel itself does not let a careless function do this.
    private static async Task SayAsync(HttpContext context, string head)
    {
        var output = context.Features.GetRequiredFeature<IConnectionTransportFeature>().Transport.Output;
        // Of a connection that is used no further.
        await output.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {head}\r\nConnection: close\r\nContent-Length: 5\r\n\r\nhello"));
        await output.FlushAsync();
        // What is only in the pipe would not be sent any more.
        await Task.Delay(TimeSpan.FromMilliseconds(500), context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        context.Abort();
    }

    // The second half comes only when the caller has had time to read the first.
    private static async Task StreamAsync(HttpResponse response)
    {
        await response.WriteAsync("first\n");
        await response.Body.FlushAsync();
        await Task.Delay(1000);
        await response.WriteAsync("second\n");
    }
}

internal static class InstanceHeaders
{
    private static readonly string Id = Guid.NewGuid().ToString();

    public static void UseInstanceHeaders(this WebApplication app) => app.Use((context, next) =>
    {
        context.Response.Headers["X-Instance-Id"] = Id;
        return next(context);
    });
}
