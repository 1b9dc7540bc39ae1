using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace IrisBench.Experiments.Definition.Reading;

/// <summary>Holds a tree against the types of the definition and finds everything that does not fit, not only the first.</summary>
internal sealed class DefinitionCheck(IReadOnlyDictionary<string, long> lines)
{
    // More of them are another kind of file.
    private const int MostUnknown = 10;

    private readonly List<DefinitionProblem> _problems = [];

    public static IReadOnlyList<DefinitionProblem> ProblemsOf(DefinitionText text)
    {
        var check = new DefinitionCheck(text.Lines);
        check.Check(text.Root, HandWrittenJson.Of<Experiment>(), "", []);
        return check._problems;
    }

    private void Check(JsonNode? node, JsonTypeInfo type, string path, IReadOnlyList<ValidationAttribute> rules)
    {
        var wanted = ValueWording.Of(type);
        switch (type.Kind)
        {
            case JsonTypeInfoKind.Object when node is JsonObject mapping:
                CheckMembers(mapping, type, path);
                break;
            case JsonTypeInfoKind.Dictionary when node is JsonObject values:
                foreach (var (key, value) in values)
                {
                    CheckText(key, $"{path}.{key}");
                    Check(value, type.Options.GetTypeInfo(type.ElementType!), $"{path}.{key}", []);
                }

                break;
            case JsonTypeInfoKind.Enumerable when node is JsonArray list:
                foreach (var (index, value) in list.Index())
                    Check(value, type.Options.GetTypeInfo(type.ElementType!), $"{path}[{index}]", []);
                CheckRules(list.Count, rules, path);
                break;
            case JsonTypeInfoKind.None when node is null && Nullable.GetUnderlyingType(type.Type) is not null:
                break;
            case JsonTypeInfoKind.None when node is JsonValue && ReadValue(node, type) is { } value:
                if (value is string text)
                    CheckText(text, path);
                CheckRules(value, rules, path);
                break;
            default:
                Add(path, $"{NameOf(path)} must be {wanted}, not {ValueWording.Of(node)}");
                break;
        }
    }

    private void CheckMembers(JsonObject mapping, JsonTypeInfo type, string path)
    {
        foreach (var property in type.Properties)
        {
            var inner = path.Length == 0 ? property.Name : $"{path}.{property.Name}";
            if (!mapping.TryGetPropertyValue(property.Name, out var value))
            {
                if (property.IsRequired)
                    Add(path, $"{NameOf(path)} lacks '{property.Name}'");
            }
            else if (value is not null || !property.IsSetNullable)
            {
                var rules = property.AttributeProvider?.GetCustomAttributes(typeof(ValidationAttribute), inherit: true) ?? [];
                if (rules.Any(rule => rule is OrWholeNumberAttribute)
                    && value?.ToJsonString() is { } digits && digits.All(char.IsAsciiDigit))
                    mapping[property.Name] = value = digits;
                Check(value, type.Options.GetTypeInfo(property.PropertyType), inner, [.. rules.Cast<ValidationAttribute>()]);
            }
        }

        var unknown = mapping.Select(member => member.Key).Except(type.Properties.Select(property => property.Name)).ToArray();
        var known = string.Join(", ", type.Properties.Select(property => property.Name));
        foreach (var key in unknown.Take(MostUnknown))
            Add(path.Length == 0 ? key : $"{path}.{key}", $"'{ValueWording.Short(key)}' is no key of {NameOf(path)}, which knows {known}");
        if (unknown.Length > MostUnknown)
            Add(path, $"{unknown.Length - MostUnknown} more keys of {NameOf(path)} are none that it knows");
    }

    private static object? ReadValue(JsonNode node, JsonTypeInfo type)
    {
        try
        {
            return node.Deserialize(type);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    private void CheckRules(object value, IReadOnlyList<ValidationAttribute> rules, string path)
    {
        foreach (var wording in rules.Select(rule => RuleWording.Broken(rule, value)).OfType<string>())
            Add(path, $"{NameOf(path)} must {wording}");
    }

    // It would end a command, a variable or a path in its middle.
    private void CheckText(string text, string path)
    {
        if (text.Contains('\0', StringComparison.Ordinal))
            Add(path, $"{NameOf(path.Replace("\0", "\\0", StringComparison.Ordinal))} has the character NUL: take it out");
    }

    private static string NameOf(string path) => path.Length == 0 ? "the experiment" : path;

    private void Add(string path, string text)
        => _problems.Add(new DefinitionProblem(lines.TryGetValue(path, out var line) ? line : null, text));
}

/// <summary>The rules that stand as attributes at the definition, in words.</summary>
internal static class RuleWording
{
    /// <summary>What the value, or the length of a list, must do to keep the rule; null when it does.</summary>
    public static string? Broken(ValidationAttribute rule, object value) => rule switch
    {
        MinLengthAttribute length => (int)value >= length.Length ? null : $"have at least {length.Length}, not {value}",
        MaxLengthAttribute length => (int)value <= length.Length ? null : $"have at most {length.Length}, not {value}",
        _ when rule.IsValid(value) => null,
        RangeAttribute range when Equals(range.Minimum, range.Maximum) => Text($"be {range.Minimum}, not {value}"),
        RangeAttribute range => Text($"be {range.Minimum} to {range.Maximum}, not {value}"),
        AllowedValuesAttribute allowed => $"be one of {string.Join(", ", (IEnumerable<object?>)allowed.Values)}, not '{value}'",
        RegularExpressionAttribute => $"be lower-case letters, digits and hyphens, at most 63, not '{value}'",
        _ => $"not be '{(value is ICollection ? "such a list" : value)}'",
    };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

internal static class ValueWording
{
    private const int MostCharacters = 200;

    /// <summary>What a value of the type must be.</summary>
    public static string Of(JsonTypeInfo type) => (Nullable.GetUnderlyingType(type.Type) ?? type.Type) switch
    {
        { IsEnum: true } @enum => $"one of {string.Join(", ", NamesOf(@enum))}",
        var number when number == typeof(int) || number == typeof(long) => "a whole number",
        var number when number == typeof(double) => "a number",
        var flag when flag == typeof(bool) => "true or false",
        var text when text == typeof(string) => "text (put it in quotes)",
        _ => type.Kind == JsonTypeInfoKind.Enumerable ? "a list" : "a mapping of keys to values",
    };

    public static string Of(JsonNode? node) => node switch
    {
        null => "nothing",
        JsonObject => "a mapping",
        JsonArray => "a list",
        _ when node.GetValueKind() == JsonValueKind.String => $"'{Short(node.GetValue<string>())}'",
        _ => node.ToJsonString(),
    };

    /// <summary>As much of a text as a message holds.</summary>
    public static string Short(string text) => Excerpt.Of(text, MostCharacters);

    private static IEnumerable<string> NamesOf(Type type)
        => type.GetFields().Where(field => field.IsLiteral).Select(field => field
            .GetCustomAttributes(typeof(JsonStringEnumMemberNameAttribute), inherit: false)
            .Cast<JsonStringEnumMemberNameAttribute>()
            .SingleOrDefault()?.Name ?? field.Name);
}

/// <summary>A definition is not one: all that is wrong with it, told at once.</summary>
public sealed class DefinitionException : ExperimentException
{
    // What somebody mends before trying again.
    private const int MostProblems = 50;
    private const int MostCharacters = 1000;

    internal DefinitionException(string source, IReadOnlyList<DefinitionProblem> problems, Exception? innerException = null)
        : base($"{source}: {string.Join("; ", Told(problems))}", innerException)
        => (Problems, Subject) = (Told(problems), source);

    /// <summary>The file, or the name of the experiment.</summary>
    public string Subject { get; }

    /// <summary>The problems, in the order of the file; of very many the first, and how many more there are.</summary>
    public IReadOnlyList<DefinitionProblem> Problems { get; }

    private static IReadOnlyList<DefinitionProblem> Told(IReadOnlyList<DefinitionProblem> problems)
        =>
        [
            .. problems.Take(MostProblems).Select(problem => problem with { Text = Excerpt.Of(problem.Text, MostCharacters) }),
            .. problems.Count > MostProblems
                ? [new DefinitionProblem(null, $"{problems.Count - MostProblems} more problems")]
                : Array.Empty<DefinitionProblem>(),
        ];
}

/// <summary>One thing that is wrong with a definition.</summary>
/// <param name="Line">Where in its file, from 1; null when it has none.</param>
/// <param name="Text">What, in words, naming the key.</param>
public sealed record DefinitionProblem(long? Line, string Text)
{
    /// <inheritdoc />
    public override string ToString() => Line is { } line ? string.Create(CultureInfo.InvariantCulture, $"line {line}: {Text}") : Text;
}
