using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace IrisBench.Tests.Gateway;

/// <summary>A server that keeps what is posted to it.</summary>
internal sealed class CallbackReceiver : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Channel<(IHeaderDictionary Headers, string Body)> _received = Channel.CreateUnbounded<(IHeaderDictionary, string)>();

    private CallbackReceiver(WebApplication app) => _app = app;

    public string Address => _app.Urls.First();

    public static async Task<CallbackReceiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var receiver = new CallbackReceiver(builder.Build());
        receiver._app.MapPost("/", async (HttpRequest request) =>
        {
            using var reader = new StreamReader(request.Body);
            await receiver._received.Writer.WriteAsync((new HeaderDictionary(request.Headers.ToDictionary()), await reader.ReadToEndAsync()));
        });
        await receiver._app.StartAsync();
        return receiver;
    }

    public async Task<(IHeaderDictionary Headers, string Body)> NextAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        return await _received.Reader.ReadAsync(patience.Token);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
