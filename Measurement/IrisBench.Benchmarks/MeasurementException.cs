namespace IrisBench.Benchmarks;

/// <summary>A measurement cannot be made; the message is the one line the user sees.</summary>
internal sealed class MeasurementException(string message, Exception? innerException = null) : Exception(message, innerException);
