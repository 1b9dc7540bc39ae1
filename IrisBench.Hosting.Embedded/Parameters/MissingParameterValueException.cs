namespace Aspire.Hosting;

/// <summary>A parameter has no value.</summary>
public class MissingParameterValueException : DistributedApplicationException
{
    /// <summary>Makes an exception without a message.</summary>
    public MissingParameterValueException()
    {
    }

    /// <summary>Makes an exception.</summary>
    /// <param name="message">Which parameter, and how to set it.</param>
    public MissingParameterValueException(string message)
        : base(message)
    {
    }

    /// <summary>Makes an exception with a cause.</summary>
    /// <param name="message">Which parameter, and how to set it.</param>
    /// <param name="innerException">The cause.</param>
    public MissingParameterValueException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
