using IrisBench.Learning.Training;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace IrisBench.Benchmarks.ColdStart;

/// <summary>Answers both sides as iris-server does, in the same way and from the same process, so that only their starts differ.</summary>
internal sealed class ModelServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private byte[] _pythonModel = [];

    private ModelServer(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.Single());

    /// <summary>Where Python's models are: what its train step posted last.</summary>
    public Uri PythonAddress => new(Address, "/python");

    public static async Task<ModelServer> StartAsync(CancellationToken cancellationToken)
    {
        var irisModel = IrisTrainer.Train().Bytes;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var server = new ModelServer(app);
        app.Urls.Add("http://127.0.0.1:0");
        const string Token = """{"token":"token","expiresAt":"2100-01-01T00:00:00Z"}""";
        app.MapPost("/user", () => TypedResults.Text(Token, "application/json"));
        app.MapPost("/python/user", () => TypedResults.Text(Token, "application/json"));
        app.MapPost("/model", () => TypedResults.Text("""{"version":1,"sha256":""}""", "application/json"));
        app.MapPost("/python/model", server.KeepAsync);
        app.MapGet("/python/default", () => TypedResults.Bytes(server._pythonModel));
        app.MapGet("/default", (HttpContext context) =>
        {
            context.Response.Headers.ETag = "\"default\"";
            context.Response.Headers["X-Model-Version"] = "0";
            return TypedResults.Bytes(irisModel);
        });
        await app.StartAsync(cancellationToken);
        return server;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task KeepAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        _pythonModel = body.ToArray();
    }
}
