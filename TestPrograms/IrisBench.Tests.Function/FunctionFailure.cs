namespace IrisBench.Tests.Function;

internal sealed class FunctionFailure(string words) : Exception(words);
