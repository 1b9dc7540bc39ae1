namespace IrisBench.Gateway.Modes;

/// <summary>A function's process did not come up; the message says why, in its own words where it had some.</summary>
internal sealed class StartFailedException(string message) : Exception(message);
