namespace IrisBench.Tests.Gateway;

/// <summary>One gateway for the tests that leave it as it was for the others; they run one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class SharedGatewayCollection : ICollectionFixture<SharedGateway>
{
    public const string Name = "shared gateway";
}
