namespace IrisBench.Benchmarks;

/// <summary>What a program printed, and how long it took from its start to its end.</summary>
internal sealed record ProcessAnswer(string Output, TimeSpan Elapsed);
