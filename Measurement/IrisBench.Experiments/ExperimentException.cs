namespace IrisBench.Experiments;

/// <summary>Why an experiment cannot be run or went wrong: a reason that the user is told in one line, without a stack trace.</summary>
public class ExperimentException : Exception
{
    /// <inheritdoc />
    public ExperimentException(string message)
        : base(message)
    {
    }

    /// <inheritdoc />
    public ExperimentException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
