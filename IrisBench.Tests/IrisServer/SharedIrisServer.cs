namespace IrisBench.Tests.IrisServer;

/// <summary>One server for tests that do not disturb each other.</summary>
public sealed class SharedIrisServer : IAsyncLifetime, IDisposable
{
    private readonly StoreFolder _folder = new();
    private IrisServerProcess? _server;

    public HttpClient Client => _server!.Client;

    public async Task InitializeAsync() => _server = await IrisServerProcess.StartAsync(_folder.StorePath);

    public async Task DisposeAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
    }

    public void Dispose() => _folder.Dispose();
}
