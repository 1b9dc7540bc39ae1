namespace IrisBench.Pipeline.Load;

/// <summary>The JSON body of a request; what is null takes its default.</summary>
internal sealed record LoadInput(int? Iterations = null, int? Size = null, long? Seed = null);
