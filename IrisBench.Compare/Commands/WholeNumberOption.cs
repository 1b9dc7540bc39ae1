using System.CommandLine;
using System.Globalization;

namespace IrisBench.Compare.Commands;

internal static class WholeNumberOption
{
    /// <summary>An option that overrides a number of the profile. Upper limits are the load step's to know.</summary>
    public static Option<int?> Create(string name, string description, int minimum) => new(name)
    {
        Description = $"{description} Overrides the profile.",
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= minimum)
            {
                return value;
            }

            result.AddError($"{name} must be a whole number of at least {minimum}, not '{text}'.");
            return null;
        },
    };
}
