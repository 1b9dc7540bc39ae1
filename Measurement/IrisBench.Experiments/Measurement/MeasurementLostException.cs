namespace IrisBench.Experiments.Measurement;

/// <summary>A reading is missing or makes no sense, so the figures would be wrong.</summary>
internal sealed class MeasurementLostException(string message, Exception? innerException = null) : ExperimentException(message, innerException);
