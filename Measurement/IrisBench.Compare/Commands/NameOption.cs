using System.CommandLine;

namespace IrisBench.Compare.Commands;

internal static class NameOption
{
    /// <summary>An option that takes one of the names of an enumeration, in any case.</summary>
    public static Option<T?> Create<T>(string name, string description)
        where T : struct, Enum
        => new(name)
        {
            Description = description,
            HelpName = string.Join('|', Names<T>()),
            CustomParser = result =>
            {
                var text = result.Tokens[0].Value;
                if (Names<T>().Contains(text, StringComparer.OrdinalIgnoreCase))
                    return Enum.Parse<T>(text, ignoreCase: true);

                result.AddError($"{name} must be one of {string.Join(", ", Names<T>())}, not '{text}'.");
                return null;
            },
        };

    private static IEnumerable<string> Names<T>()
        where T : struct, Enum
        => Enum.GetNames<T>().Select(value => value.ToLowerInvariant());
}
