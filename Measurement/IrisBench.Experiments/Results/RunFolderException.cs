namespace IrisBench.Experiments.Results;

/// <summary>A run's folder cannot be read; the message says why, for the user, in one line.</summary>
public sealed class RunFolderException : Exception
{
    /// <inheritdoc />
    public RunFolderException(string message)
        : base(message)
    {
    }

    /// <inheritdoc />
    public RunFolderException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
