using System.CommandLine;
using System.Globalization;

namespace IrisBench.Compare.Commands;

/// <summary>Options that override a number of the experiment. Its own rules know the limits; here it only has to be a number.</summary>
internal static class NumberOption
{
    public static Option<int?> Whole(string name, string description) => new(name)
    {
        Description = $"{description} Overrides the experiment.",
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value))
                return value;

            result.AddError($"{name} must be a whole number, not '{text}'.");
            return null;
        },
    };

    public static Option<double?> Real(string name, string description) => new(name)
    {
        Description = $"{description} Overrides the experiment.",
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value))
                return value;

            result.AddError($"{name} must be a number, not '{text}'.");
            return null;
        },
    };
}
