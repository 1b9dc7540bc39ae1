namespace IrisBench.Gateway.Functions;

/// <summary>A function cannot be as it is asked for; the message is for who asked.</summary>
internal sealed class InvalidFunctionException(string message) : Exception(message);
