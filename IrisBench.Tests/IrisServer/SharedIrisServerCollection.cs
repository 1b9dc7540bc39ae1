namespace IrisBench.Tests.IrisServer;

/// <summary>One server for the tests that leave it as it was for the others; they run one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class SharedIrisServerCollection : ICollectionFixture<SharedIrisServer>
{
    public const string Name = "shared iris-server";
}
