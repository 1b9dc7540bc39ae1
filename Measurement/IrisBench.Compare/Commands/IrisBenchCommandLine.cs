using System.CommandLine;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace IrisBench.Compare.Commands;

/// <summary>The program: parses and runs. How it fails is <see cref="Failure"/>'s to say.</summary>
internal static class IrisBenchCommandLine
{
    // Longer than an AppHost is given to stop: Ctrl+C must not leave it behind.
    private static readonly TimeSpan TerminationTimeout = TimeSpan.FromSeconds(30);

    private static readonly string Description = $"""
        Compares the Iris pipeline as a monolith and as serverless functions.

        Examples:
          irisbench                                    the quick comparison, of the system that is up or of one started for it
          irisbench compare --mode fork --rounds 10    functions that start a process for each request
          irisbench compare --experiment mine.yaml     an experiment of your own; irisbench init writes one
          irisbench ab HEAD~1 HEAD                     is the last commit slower? Two versions, in turns
          irisbench report results/quick-20261126-101500
          irisbench diff baseline results/quick-20261126-101500
          irisbench predict --run results/thorough-20261126-101500 --trace access.log

        Exit codes: {ExitCode.Success} success, {ExitCode.Failure} failure, {ExitCode.BadUsage} bad usage or a bad file,
        """ + $" {ExitCode.Regression} a regression, {ExitCode.NoAnswer} no answer: too much is void or failed, or (ab) it is not known, "
        + $"{ExitCode.Interrupted} interrupted.";

    public static async Task<int> RunAsync(string[] args)
    {
        try
        {
            // No option means anything by an empty text, and a path of no letters is none.
            if (args.Contains(""))
                throw new UsageException("An argument is empty: is a variable in the command not set?");

            // Without a command it compares, with the quick profile.
            var arguments = CreateRoot().Parse(args is [] ? ["compare"] : args);
            if (arguments.Errors is [var error, ..])
                throw new UsageException(error.Message);

            using var hangUp = new HangUp();
            return await arguments.InvokeAsync(
                new InvocationConfiguration
                {
                    EnableDefaultExceptionHandler = false,
                    ProcessTerminationTimeout = TerminationTimeout,
                },
                hangUp.Token);
        }
        catch (Exception exception)
        {
            return Failure.Tell(exception);
        }
    }

    private static RootCommand CreateRoot() => new(Description)
    {
        CompareCommand.Create(),
        SweepCommand.Create(),
        AbCommand.Create(),
        ReportCommand.Create(),
        DiffCommand.Create(),
        CheckCommand.Create(),
        PredictCommand.Create(),
        InitCommand.Create(),
        SchemaCommand.Create(),
    };
}

/// <summary>Cancels when the terminal is gone (SIGHUP), as Ctrl+C and SIGTERM do, which System.CommandLine knows. Who starts irisbench by
/// nohup wants it to go on.</summary>
internal sealed class HangUp : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly PosixSignalRegistration? _registration;

    public HangUp()
    {
        if (!IsIgnored())
            _registration = PosixSignalRegistration.Create(PosixSignal.SIGHUP, Cancel);
    }

    public CancellationToken Token => _source.Token;

    public void Dispose()
    {
        _registration?.Dispose();
        _source.Dispose();
    }

    private void Cancel(PosixSignalContext context)
    {
        context.Cancel = true;
        _source.Cancel();
    }

    // As whoever started it has set it: the first bit of a mask in hexadecimal digits. Elsewhere than on Linux nobody tells it.
    private static bool IsIgnored()
    {
        const string key = "SigIgn:";
        return OperatingSystem.IsLinux() && File.ReadLines("/proc/self/status")
            .Any(line => line.StartsWith(key, StringComparison.Ordinal) && (Convert.ToUInt64(line[key.Length..].Trim(), 16) & 1) == 1);
    }
}

/// <summary>The command line as it can be given again. No option takes a secret, but an address may hold one.</summary>
internal static partial class GivenCommand
{
    public static string Of(ParseResult arguments)
        => string.Join(' ', arguments.Tokens.Select(token => Quote(UserInfo().Replace(token.Value, "://"))).Prepend("irisbench"));

    /// <summary>A word as a shell takes it.</summary>
    public static string Quote(string word) => Plain().IsMatch(word) ? word : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    [GeneratedRegex("://[^/@]*@")]
    private static partial Regex UserInfo();

    [GeneratedRegex(@"^[\w@%+=:,./-]+\z")]
    private static partial Regex Plain();
}
