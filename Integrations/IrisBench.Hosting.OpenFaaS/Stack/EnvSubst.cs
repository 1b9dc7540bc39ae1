using System.Text.RegularExpressions;

namespace IrisBench.Hosting.OpenFaaS.Stack;

/// <summary>The variables that faas-cli substitutes in the text of a stack.yaml before it parses it. See
/// <see href="https://docs.openfaas.com/reference/yaml/#yaml-environment-variable-substitution"/>.</summary>
internal static partial class EnvSubst
{
    /// <summary>A variable; without a default, faas-cli takes an empty text when it is not set.</summary>
    public static string Variable(string name, string? defaultValue)
        => string.IsNullOrEmpty(defaultValue) ? $"${{{name}}}" : $"${{{name}:-{defaultValue}}}";

    /// <summary>The variable of a parameter: <c>image-tag</c> is <c>IMAGE_TAG</c>.</summary>
    public static string NameOf(string parameter) => NotInName().Replace(parameter.ToUpperInvariant(), "_");

    /// <summary>Text that faas-cli must leave as it is.</summary>
    public static string Escape(string text) => text.Replace("${", "$${", StringComparison.Ordinal);

    /// <summary>As <see cref="Escape"/>, for a composite format, in which a brace is written twice.</summary>
    public static string EscapeFormat(string format) => format.Replace("${{", "$${{", StringComparison.Ordinal);

    /// <summary>What the text is when no variable is set.</summary>
    public static string WithDefaults(string text) => VariableOrEscape().Replace(text, match => match.Value switch
    {
        ['$', '$', ..] => match.Value[1..],
        _ when match.Groups["default"].Success => match.Groups["default"].Value,
        _ => match.Value,
    });

    [GeneratedRegex("[^A-Z0-9_]")]
    private static partial Regex NotInName();

    [GeneratedRegex(@"\$\$\{|\$\{(?<name>\w+)(:-(?<default>[^}]*))?\}")]
    private static partial Regex VariableOrEscape();
}
