namespace IrisBench.Tests.Compare;

/// <summary>Tests that measure run after the others, alone: the figures of a crowded machine say nothing.</summary>
[CollectionDefinition(nameof(MeasuringTests), DisableParallelization = true)]
public sealed class MeasuringTests;
