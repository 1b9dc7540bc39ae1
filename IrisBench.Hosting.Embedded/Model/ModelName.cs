using System.Text.RegularExpressions;

namespace Aspire.Hosting.ApplicationModel;

// Names end up in environment variables, service names and files, so the rule is Aspire's own.
internal static partial class ModelName
{
    public static void Validate(string target, string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (name.Length > 64 || !Pattern().IsMatch(name))
            throw new ArgumentException(
                $"{target} name '{name}' is invalid. It takes 1 to 64 ASCII letters, digits and single hyphens, starts with a letter and does not end with a hyphen.",
                nameof(name));
    }

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9]*(-[A-Za-z0-9]+)*$", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
