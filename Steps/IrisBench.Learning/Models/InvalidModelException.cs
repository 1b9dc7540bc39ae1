namespace IrisBench.Learning.Models;

/// <summary>The bytes are not a model that can classify an iris.</summary>
public sealed class InvalidModelException : Exception
{
    /// <summary>Creates the exception.</summary>
    public InvalidModelException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
