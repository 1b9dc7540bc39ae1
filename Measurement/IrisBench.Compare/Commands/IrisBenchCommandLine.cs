using System.CommandLine;
using IrisBench.Experiments;
using IrisBench.Experiments.Definition.Reading;
using IrisBench.Experiments.Results;

namespace IrisBench.Compare.Commands;

/// <summary>The program: parses, runs, and turns each way to fail into one line and an exit code.</summary>
internal static class IrisBenchCommandLine
{
    // Longer than an AppHost is given to stop: Ctrl+C must not leave it behind.
    private static readonly TimeSpan TerminationTimeout = TimeSpan.FromSeconds(30);

    public static async Task<int> RunAsync(string[] args)
    {
        // Without a command it compares, with the quick profile.
        var arguments = CreateRoot().Parse(args is [] ? ["compare"] : args);
        if (arguments.Errors is [var error, ..])
            return Fail(error.Message, ExitCode.BadUsage);

        try
        {
            return await arguments.InvokeAsync(new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = TerminationTimeout,
            });
        }
        catch (DefinitionException exception)
        {
            return Fail(exception, ExitCode.BadUsage);
        }
        catch (UsageException exception)
        {
            return Fail(exception.Message, ExitCode.BadUsage);
        }
        catch (Exception exception) when (exception is CompareException or ExperimentException or RunFolderException)
        {
            return Fail(exception.Message, ExitCode.Failure);
        }
        catch (OperationCanceledException)
        {
            return Fail("stopped before anything was measured.", ExitCode.Interrupted);
        }
    }

    private static RootCommand CreateRoot() => new("Compares the Iris pipeline as a monolith and as serverless functions.")
    {
        CompareCommand.Create(),
        ReportCommand.Create(),
        DiffCommand.Create(),
        InitCommand.Create(),
        SchemaCommand.Create(),
    };

    // A line for each problem: somebody mends them in an editor.
    private static int Fail(DefinitionException exception, int exitCode)
    {
        foreach (var problem in exception.Problems)
            ErrorLine.Write($"{exception.Subject}: {problem}");
        return exitCode;
    }

    private static int Fail(string reason, int exitCode)
    {
        ErrorLine.Write(reason);
        return exitCode;
    }
}
