namespace IrisBench.Experiments;

/// <summary>Why an experiment cannot be run or went wrong: a reason that the user is told in one line, without a stack trace.</summary>
/// <param name="message">The reason.</param>
/// <param name="innerException">What it came from.</param>
public class ExperimentException(string message, Exception? innerException = null) : Exception(message, innerException);

/// <summary>A failure of any kind in one sentence, for a reader who has no use for a stack trace.</summary>
public static class FailureText
{
    /// <summary>The message of a failure that was foreseen; of another its kind too, without which its message may say nothing.</summary>
    public static string Of(Exception exception)
        => exception is ExperimentException or IOException or UnauthorizedAccessException
            ? exception.Message
            : $"an unforeseen failure, {exception.GetType().Name}: {exception.Message}";
}
