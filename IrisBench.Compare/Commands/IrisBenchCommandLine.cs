using System.CommandLine;

namespace IrisBench.Compare.Commands;

/// <summary>The program: parses, runs, and turns each way to fail into one line and an exit code.</summary>
internal static class IrisBenchCommandLine
{
    private const string Name = "irisbench";

    // Longer than an AppHost is given to stop: Ctrl+C must not leave it behind.
    private static readonly TimeSpan TerminationTimeout = TimeSpan.FromSeconds(30);

    public static async Task<int> RunAsync(string[] args)
    {
        var root = new RootCommand("Compares the Iris pipeline as a monolith and as serverless functions.")
        {
            CompareCommand.Create(), ReportCommand.Create(), DiffCommand.Create(),
        };
        // Without a command it compares, with the quick profile.
        var arguments = root.Parse(args is [] ? ["compare"] : args);
        if (arguments.Errors is [var error, ..])
        {
            return Fail(error.Message, ExitCode.BadUsage);
        }

        try
        {
            return await arguments.InvokeAsync(new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = TerminationTimeout,
            });
        }
        catch (CompareException exception)
        {
            return Fail(exception.Message, ExitCode.Failure);
        }
        catch (OperationCanceledException)
        {
            return Fail("stopped before the end; nothing was reported.", ExitCode.Interrupted);
        }
    }

    private static int Fail(string reason, int exitCode)
    {
        // Some of the reasons come from libraries, which break and indent lines.
        Console.Error.WriteLine($"{Name}: {string.Join(' ', reason.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))}");
        return exitCode;
    }
}
