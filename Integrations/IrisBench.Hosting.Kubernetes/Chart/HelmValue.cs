using System.Globalization;
using Aspire.Hosting.ApplicationModel;

namespace IrisBench.Hosting.Kubernetes;

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
    public string Scalar => Expression is null ? Text : Value is int ? Expression.Replace(" }}", " | int }}", StringComparison.Ordinal) : Expression;

    // A text that refers to other values can only be resolved in a template.
    public bool IsTemplate => Value is string text && text.Contains("{{", StringComparison.Ordinal) && text.Contains(".Values.", StringComparison.Ordinal);

    // What the template of a variable says, which has to be a text.
    public string InTemplate => (IsTemplate ? Text : Expression ?? Text).Replace(" | int }}", " | int | toString }}", StringComparison.Ordinal);

    public static HelmValue Literal(object value) => new(null, value);
}
