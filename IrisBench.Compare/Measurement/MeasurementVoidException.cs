namespace IrisBench.Compare.Measurement;

/// <summary>A sample is missing or makes no sense, so the figures of the run would be wrong.</summary>
internal sealed class MeasurementVoidException(string message, Exception? innerException = null) : Exception(message, innerException);
