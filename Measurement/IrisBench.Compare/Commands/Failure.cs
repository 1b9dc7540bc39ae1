using IrisBench.Evaluation.Cost.Prices;
using IrisBench.Experiments;
using IrisBench.Experiments.Definition.Reading;
using IrisBench.Experiments.Results;

namespace IrisBench.Compare.Commands;

/// <summary>The one place that turns an exception, of any kind, into a line on standard error and an exit code.</summary>
internal static class Failure
{
    /// <returns>The exit code.</returns>
    public static int Tell(Exception exception)
    {
        // A line for each problem: somebody mends them in an editor.
        foreach (var line in exception is DefinitionException definition ? definition.Problems.Select(problem => $"{definition.Subject}: {problem}") : [Line(exception)])
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
