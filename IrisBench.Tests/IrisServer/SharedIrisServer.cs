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

/// <summary>One server for the tests that leave it as it was for the others; they run one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class SharedIrisServerCollection : ICollectionFixture<SharedIrisServer>
{
    public const string Name = "shared iris-server";
}
