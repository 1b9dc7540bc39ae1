namespace IrisBench.Pipeline.Steps;

/// <summary>A failure with a message written for the caller: no stack trace, no secrets.</summary>
public sealed class StepException : Exception
{
    /// <summary>Creates the failure.</summary>
    /// <param name="failure">The kind, which decides the HTTP status.</param>
    /// <param name="message">One sentence for the caller.</param>
    /// <param name="innerException">The cause, for the log.</param>
    public StepException(StepFailure failure, string message, Exception? innerException = null)
        : base(message, innerException) => Failure = failure;

    /// <summary>The kind of failure.</summary>
    public StepFailure Failure { get; }

    /// <summary>Shorthand for <see cref="StepFailure.InvalidInput"/>.</summary>
    public static StepException InvalidInput(string message) => new(StepFailure.InvalidInput, message);
}
