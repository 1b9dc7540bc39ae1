using IrisBench.Evaluation.Cost.Prices;
using IrisBench.Experiments;
using IrisBench.Experiments.Definition.Reading;
using IrisBench.Experiments.Results;
using IrisBench.Reporting.Wording;

namespace IrisBench.Compare;

/// <summary>The one place that turns an exception, of any kind, into a line on standard error and an exit code.</summary>
internal static class Failure
{
    /// <returns>The exit code.</returns>
    public static int Tell(Exception exception)
    {
        // A line for each problem: somebody mends them in an editor.
        IEnumerable<string> lines = exception is DefinitionException definition
            ? definition.Problems.Select(problem => $"{definition.Subject}: {problem}")
            : [Line(exception)];
        foreach (var line in lines)
            ErrorLine.Write(line);
        return exception switch
        {
            // What the user gave is not what it should be. InvalidDataException is .NET's of a configuration file.
            UsageException or DefinitionException or PriceSheetException or RunFolderException or InvalidDataException => ExitCode.BadUsage,
            OperationCanceledException => ExitCode.Interrupted,
            _ => ExitCode.Failure,
        };
    }

    private static string Line(Exception exception) => exception switch
    {
        OperationCanceledException => "stopped before anything was measured.",
        CompareException or PriceSheetException or RunFolderException or InvalidDataException => exception.Message,
        _ => FailureText.Of(exception),
    };
}

/// <summary>What goes to standard error: a line, and nothing in it that steers a terminal.</summary>
internal static class ErrorLine
{
    /// <summary>What went wrong. In one line: some of the reasons come from libraries, which break and indent lines.</summary>
    public static void Write(string reason)
        => Note($"irisbench: {string.Join(' ', reason.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))}");

    /// <summary>What is going on.</summary>
    public static void Note(string text)
    {
        try
        {
            Console.Error.WriteLine(PlainText.Clean(text));
        }
        catch (IOException)
        {
            // Standard error is a file on a full disk, say: the exit code tells it still.
        }
    }
}

internal static class ExitCode
{
    public const int Success = 0;
    public const int Failure = 1;

    /// <summary>What was asked for, or a file that was given, is not what it should be.</summary>
    public const int BadUsage = 2;

    /// <summary>Of <c>irisbench ab</c>, and of <c>diff --as-gate</c>: something is worse by more than the threshold.</summary>
    public const int Regression = 3;

    /// <summary>A run is complete, but so much of it is void or failed that nothing is to be said; of <c>irisbench ab</c>: whether
    /// something is worse is not known.</summary>
    public const int NoAnswer = 4;

    /// <summary>What a shell reports for a program ended by Ctrl+C: 128 + SIGINT.</summary>
    public const int Interrupted = 130;
}

/// <summary>A failure that the user is told in one line, without a stack trace.</summary>
internal class CompareException(string message, Exception? innerException = null) : Exception(message, innerException);

/// <summary>What was asked for cannot be meant; the message says why in one line.</summary>
internal sealed class UsageException(string message) : CompareException(message);
