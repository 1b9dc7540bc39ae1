using System.Globalization;
using Aspire.Hosting.ApplicationModel;

namespace IrisBench.Hosting.Kubernetes;

// The values of one resource, in the three sections of values.yaml.
internal sealed class ChartValues
{
    public const string ParametersSection = "parameters";
    public const string SecretsSection = "secrets";
    public const string ConfigSection = "config";

    public static readonly string[] Sections = [ParametersSection, SecretsSection, ConfigSection];

    private readonly Dictionary<string, Dictionary<string, HelmValue>> _sections =
        Sections.ToDictionary(name => name, _ => new Dictionary<string, HelmValue>());

    public Dictionary<string, HelmValue> this[string section] => _sections[section];

    public async Task<Dictionary<string, object>> DefaultsAsync(string section, CancellationToken cancellationToken)
    {
        var defaults = new Dictionary<string, object>();
        foreach (var (name, value) in this[section])
            defaults[value.ValuesKey ?? HelmName.OfValue(name)] = await DefaultAsync(value, cancellationToken);
        return defaults;
    }

    // Secrets, and what nobody gave a default, stay empty: whoever installs the chart sets them.
    private static async Task<object> DefaultAsync(HelmValue value, CancellationToken cancellationToken) => value switch
    {
        { IsTemplate: true } => string.Empty,
        { Parameter: { Secret: true } or { Default: null } } => string.Empty,
        { Parameter: { } parameter } => await parameter.GetValueAsync(cancellationToken) ?? string.Empty,
        _ => value.Value ?? string.Empty,
    };
}

// A value of the chart: how templates refer to it, and what values.yaml has for it. Without an expression it is a literal.
internal sealed record HelmValue(string? Expression, object? Value)
{
    public ParameterResource? Parameter { get; init; }

    // The name in values.yaml where it is not that of the variable.
    public string? ValuesKey { get; init; }

    public string Text => Convert.ToString(Value, CultureInfo.InvariantCulture) ?? string.Empty;

    // What stands inside another text.
    public string Embedded => Expression ?? Text;

    // What stands alone, as a number if it is one.
    public string Scalar =>
        Expression is null ? Text : Value is int ? Expression.Replace(" }}", " | int }}", StringComparison.Ordinal) : Expression;

    // A text that refers to other values can only be resolved in a template.
    public bool IsTemplate =>
        Value is string text && text.Contains("{{", StringComparison.Ordinal) && text.Contains(".Values.", StringComparison.Ordinal);

    // What the template of a variable says, which has to be a text.
    public string InTemplate =>
        (IsTemplate ? Text : Expression ?? Text).Replace(" | int }}", " | int | toString }}", StringComparison.Ordinal);

    public static HelmValue Literal(object value) => new(null, value);
}

// How Aspire names objects, and where it puts their values.
internal static class HelmName
{
    public static string OfChart(string application) => application.ToLowerInvariant().Replace('_', '-').Replace('.', '-');

    public static string OfDeployment(string resource) => $"{resource.ToLowerInvariant()}-deployment";

    public static string OfService(string resource) => $"{resource.ToLowerInvariant()}-service";

    public static string OfConfigMap(string resource) => $"{resource.ToLowerInvariant()}-config";

    public static string OfSecret(string resource) => $"{resource.ToLowerInvariant()}-secrets";

    // A hyphen would be a minus in a template.
    public static string OfValue(string name) => name.Replace('-', '_');

    public static string Expression(string section, string resource, string name) =>
        $"{{{{ .Values.{section}.{OfValue(resource)}.{OfValue(name)} }}}}";
}
