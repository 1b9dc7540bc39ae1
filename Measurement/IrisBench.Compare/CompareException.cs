namespace IrisBench.Compare;

/// <summary>A failure that the user is told in one line, without a stack trace.</summary>
internal class CompareException(string message, Exception? innerException = null) : Exception(message, innerException);
