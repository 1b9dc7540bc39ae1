namespace IrisBench.Tests.Publishing;

/// <summary>What the model publishes, twice, for all who hold the committed files against it.</summary>
public sealed class CommittedPublication : Fixture
{
    private PublishedApplication? _first;
    private PublishedApplication? _second;

    internal PublishedApplication First => _first ?? throw new InvalidOperationException("Nothing is published yet.");

    internal PublishedApplication Second => _second ?? throw new InvalidOperationException("Nothing is published yet.");

    protected override async Task StartAsync()
    {
        _first = await PublishedApplication.PublishAsync();
        _second = await PublishedApplication.PublishAsync();
    }

    public override Task DisposeAsync()
    {
        _first?.Dispose();
        _second?.Dispose();
        return Task.CompletedTask;
    }
}

/// <summary>The tests of the committed files share two publications of the model.</summary>
[CollectionDefinition(Name)]
public sealed class CommittedPublicationCollection : ICollectionFixture<CommittedPublication>
{
    public const string Name = "committed publication";
}
