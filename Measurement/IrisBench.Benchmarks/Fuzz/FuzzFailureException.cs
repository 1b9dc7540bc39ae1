namespace IrisBench.Benchmarks.Fuzz;

/// <summary>An input was answered otherwise than it must be; the message holds the input and the answer.</summary>
internal sealed class FuzzFailureException(string message) : Exception(message);
