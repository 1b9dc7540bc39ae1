namespace IrisBench.Tests.EndToEnd;

/// <summary>One running system for the tests that leave it as they found it; they run one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class SharedSystemCollection : ICollectionFixture<RunningSystem>
{
    public const string Name = "shared running system";
}
