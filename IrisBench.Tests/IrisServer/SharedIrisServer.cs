namespace IrisBench.Tests.IrisServer;

/// <summary>One server for tests that do not disturb each other.</summary>
public sealed class SharedIrisServer : Fixture, IDisposable
{
    private readonly StoreFolder _folder = new();
    private IrisServerProcess? _server;

    public HttpClient Client => _server!.Client;

    protected override async Task StartAsync() => _server = await IrisServerProcess.StartAsync(_folder.StorePath);

    public override async Task DisposeAsync()
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
