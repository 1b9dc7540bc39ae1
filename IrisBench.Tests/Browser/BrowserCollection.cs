namespace IrisBench.Tests.Browser;

/// <summary>The tests in a browser share one, one after the other: several at once would only fight for the processor.</summary>
[CollectionDefinition(Name)]
public sealed class BrowserCollection : ICollectionFixture<Chromium>
{
    public const string Name = "browser";
}
