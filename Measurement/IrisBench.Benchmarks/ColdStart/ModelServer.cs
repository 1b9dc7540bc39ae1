using IrisBench.Learning.Training;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace IrisBench.Benchmarks.ColdStart;

/// <summary>Gives both sides their model, in the same way and from the same process, so that only their starts differ.</summary>
internal sealed class ModelServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ModelServer(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.Single());

    public static async Task<ModelServer> StartAsync(byte[] sklearnModel, CancellationToken cancellationToken)
    {
        var irisModel = IrisTrainer.Train().Bytes;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.MapGet("/default", (HttpContext context) =>
        {
            context.Response.Headers.ETag = "\"default\"";
            context.Response.Headers["X-Model-Version"] = "0";
            return TypedResults.Bytes(irisModel);
        });
        app.MapGet("/sklearn", () => TypedResults.Bytes(sklearnModel));
        await app.StartAsync(cancellationToken);
        return new ModelServer(app);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
