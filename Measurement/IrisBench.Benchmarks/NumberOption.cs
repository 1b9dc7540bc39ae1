using System.CommandLine;
using System.Globalization;

namespace IrisBench.Benchmarks;

/// <summary>An option that is a whole number in a range.</summary>
internal static class NumberOption
{
    public static Option<int> Create(string name, string description, int value, int least, int most)
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
}
