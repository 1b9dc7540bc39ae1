namespace IrisBench.Tests.Publishing;

/// <summary>The tests of the committed files share two publications of the model.</summary>
[CollectionDefinition(Name)]
public sealed class CommittedPublicationCollection : ICollectionFixture<CommittedPublication>
{
    public const string Name = "committed publication";
}
