using System.CommandLine;
using System.CommandLine.Invocation;
using System.Globalization;

namespace IrisBench.Benchmarks;

/// <summary>What all commands have alike: their options, and one line for what is wrong.</summary>
internal static class MeasurementCommand
{
    /// <summary>Gives a command its work, which tells whether all is as it must be: exit code 0 then, and 1 otherwise.</summary>
    public static Command Running(this Command command, Func<ParseResult, CancellationToken, Task<bool>> measure)
    {
        command.SetAction(async (result, cancellationToken) =>
        {
            try
            {
                return await measure(result, cancellationToken) ? 0 : 1;
            }
            catch (Exception exception) when (exception is MeasurementException or HttpRequestException)
            {
                await Console.Error.WriteLineAsync(exception.Message);
                return 1;
            }
        });
        return command;
    }

    /// <summary>A wrong command line is answered by what is wrong with it, without a page of help.</summary>
    public static ParseResult WithOneLineErrors(this ParseResult result)
    {
        if (result.Action is ParseErrorAction action)
            (action.ShowHelp, action.ShowTypoCorrections) = (false, false);
        return result;
    }

    /// <summary>An option that is a whole number in a range.</summary>
    public static Option<int> Number(string name, string description, int value, int least, int most)
    {
        var option = new Option<int>(name) { Description = $"{description} {least} to {most}.", DefaultValueFactory = _ => value };
        option.Validators.Add(result =>
        {
            // What is no number at all is reported by the parser.
            if (result.Tokens is [var token] && int.TryParse(token.Value, CultureInfo.InvariantCulture, out var number)
                && (number < least || number > most))
                result.AddError($"{name} must be {least} to {most}, not {number}.");
        });
        return option;
    }

    public static Option<string> Python(string needs) => new("--python")
    {
        Description = $"Python with {needs}.",
        // The system's, because that is the one which has Debian's packages.
        DefaultValueFactory = _ => File.Exists("/usr/bin/python3") ? "/usr/bin/python3" : "python3",
    };
}

/// <summary>A measurement cannot be made; the message is the one line the user sees.</summary>
internal sealed class MeasurementException(string message, Exception? innerException = null) : Exception(message, innerException);
