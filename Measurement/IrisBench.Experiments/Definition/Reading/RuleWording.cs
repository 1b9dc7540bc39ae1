using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace IrisBench.Experiments.Definition.Reading;

/// <summary>The rules that stand as attributes at the definition, in words.</summary>
internal static class RuleWording
{
    /// <summary>What the value must do to keep the rule, or null when it does.</summary>
    /// <param name="rule">A rule.</param>
    /// <param name="value">The value; of a list, its length.</param>
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
