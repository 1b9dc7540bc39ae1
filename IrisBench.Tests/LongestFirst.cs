using IrisBench.Tests.Containers;
using IrisBench.Tests.EndToEnd;
using IrisBench.Tests.Functions;
using IrisBench.Tests.Hosting;
using Xunit.Abstractions;

[assembly: TestCollectionOrderer("IrisBench.Tests.LongestFirst", "IrisBench.Tests")]

namespace IrisBench.Tests;

/// <summary>What takes minutes, one test after the other, begins at once: begun last it would be alone at the end.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    // A class that is in no collection is one of its own, named after it.
    private static readonly string[] Long =
    [
        SharedSystemCollection.Name, OneSystemAtATime.Name, nameof(ContainerTests), nameof(NativeFunctionTests), nameof(ToolTests),
    ];

    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections)
        => testCollections.OrderBy(collection => Array.FindIndex(
            Long, name => collection.DisplayName.EndsWith(name, StringComparison.Ordinal)) is var place and >= 0 ? place : Long.Length);
}

/// <summary>Tests that measure run after the others, alone: the figures of a crowded machine say nothing.</summary>
[CollectionDefinition(nameof(MeasuringTests), DisableParallelization = true)]
public sealed class MeasuringTests;
