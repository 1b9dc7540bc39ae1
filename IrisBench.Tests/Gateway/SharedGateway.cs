namespace IrisBench.Tests.Gateway;

/// <summary>One gateway for many tests.</summary>
public abstract class GatewayFixture(params (string, string)[] settings) : Fixture
{
    internal GatewayProcess Gateway { get; private set; } = null!;

    protected override async Task StartAsync() => Gateway = await GatewayProcess.StartAsync(settings);

    public override async Task DisposeAsync() => await Gateway.DisposeAsync();
}

/// <summary>A gateway for the tests of a class, each of which deploys the functions that it needs, so that none meets another's.</summary>
public sealed class ClassGateway() : GatewayFixture(
    ("program:Program", GatewayProcess.TestFunction),
    ("program:Mode", "zero"));

/// <summary>A gateway with one function in each mode, for tests that do not disturb each other.</summary>
public sealed class SharedGateway() : GatewayFixture(
    ("warm:Program", GatewayProcess.TestFunction),
    ("warm:Environment:services__iris-server__http__0", "http://127.0.0.1:1"),
    ("fork:Program", GatewayProcess.TestFunction),
    ("fork:Mode", "fork"),
    ("brief:Program", GatewayProcess.TestFunction),
    ("brief:Mode", "fork"),
    ("brief:TimeoutSeconds", "5"),
    ("idle:Program", GatewayProcess.TestFunction),
    ("idle:Mode", "zero"),
    ("CallerCheck:Hosts", "gateway.example;*.lab.example"),
    ("SOME_CLOUD_KEY", "secret"));

/// <summary>One gateway for the tests that leave it as it was for the others; they run one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class SharedGatewayCollection : ICollectionFixture<SharedGateway>
{
    public const string Name = "shared gateway";
}
