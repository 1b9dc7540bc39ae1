namespace IrisBench.Tests.Hosting;

/// <summary>Tests that start whole systems of their own do so one after the other: the start of one takes what two cores have.</summary>
[CollectionDefinition(Name)]
public sealed class OneSystemAtATime
{
    public const string Name = "one system at a time";
}
