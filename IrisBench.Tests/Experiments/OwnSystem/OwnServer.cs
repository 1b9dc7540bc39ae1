using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace IrisBench.Tests.Experiments.OwnSystem;

/// <summary>Somebody's service, in this process: it answers as it is told and remembers what it was asked.</summary>
internal sealed class OwnServer : IAsyncDisposable
{
    private readonly WebApplication _server;
    private readonly Dictionary<string, RequestDelegate> _answers = [];
    private int _inFlight;

    private OwnServer(WebApplication server) => _server = server;

    public string Address => _server.Urls.Single();

    public int Port => new Uri(Address).Port;

    /// <summary>Each request: method, path with query, headers of interest and body.</summary>
    public ConcurrentQueue<(string Method, string Target, IReadOnlyDictionary<string, string> Headers, string Body)> Requests { get; } = [];

    /// <summary>The most requests that were unanswered at once.</summary>
    public int MostInFlight { get; private set; }

    public static async Task<OwnServer> StartAsync(params (string Path, RequestDelegate Answer)[] answers)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var own = new OwnServer(builder.Build());
        own._server.Urls.Add("http://127.0.0.1:0");
        foreach (var (path, answer) in answers)
            own._answers[path] = answer;
        own._server.Run(own.AnswerAsync);
        await own._server.StartAsync();
        return own;
    }

    public static RequestDelegate Json(string json) => context =>
    {
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(json);
    };

    public static RequestDelegate Text(string text) => context => context.Response.WriteAsync(text);

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var inFlight = Interlocked.Increment(ref _inFlight);
        lock (_answers)
            MostInFlight = Math.Max(MostInFlight, inFlight);
        var body = await new StreamReader(context.Request.Body).ReadToEndAsync();
        var headers = context.Request.Headers.ToDictionary(
            header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        Requests.Enqueue((context.Request.Method, context.Request.Path + context.Request.QueryString, headers, body));
        if (_answers.TryGetValue(context.Request.Path.Value!, out var answer))
            await answer(context);
        else
            context.Response.StatusCode = 404;
        Interlocked.Decrement(ref _inFlight);
    }
}
