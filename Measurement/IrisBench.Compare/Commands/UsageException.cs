namespace IrisBench.Compare.Commands;

/// <summary>What was asked for cannot be meant; the message says why in one line.</summary>
internal sealed class UsageException(string message) : CompareException(message);
