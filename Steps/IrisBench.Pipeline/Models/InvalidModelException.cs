namespace IrisBench.Pipeline.Models;

/// <summary>The bytes are not a model that can classify an iris; the message is one sentence for who sent them.</summary>
public sealed class InvalidModelException : Exception
{
    /// <summary>Creates the exception.</summary>
    public InvalidModelException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
