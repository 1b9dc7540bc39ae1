namespace IrisBench.Tests.Gateway;

/// <summary>A gateway with one function in each mode, for tests that do not disturb each other.</summary>
public sealed class SharedGateway : IAsyncLifetime
{
    internal GatewayProcess Gateway { get; private set; } = null!;

    public async Task InitializeAsync() => Gateway = await GatewayProcess.StartAsync(
        ("warm:Program", GatewayProcess.TestFunction),
        ("warm:Environment:services__iris-server__http__0", "http://127.0.0.1:1"),
        ("fork:Program", GatewayProcess.TestFunction),
        ("fork:Mode", "fork"),
        ("fork:TimeoutSeconds", "5"),
        ("idle:Program", GatewayProcess.TestFunction),
        ("idle:Mode", "zero"));

    public async Task DisposeAsync() => await Gateway.DisposeAsync();
}

/// <summary>One gateway for the tests that leave it as it was for the others; they run one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class SharedGatewayCollection : ICollectionFixture<SharedGateway>
{
    public const string Name = "shared gateway";
}
