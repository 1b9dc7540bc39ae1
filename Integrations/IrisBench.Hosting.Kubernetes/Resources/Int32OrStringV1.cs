using System.Globalization;

namespace Aspire.Hosting.Kubernetes.Resources;

/// <summary>A number, or a text in its place: the name of a port, an expression of a template.</summary>
/// <param name="Number">The number.</param>
/// <param name="Text">The text.</param>
public sealed record Int32OrStringV1(int? Number = null, string? Text = null)
{
    /// <summary>Takes a number.</summary>
    /// <param name="value">The number.</param>
    public Int32OrStringV1(int value)
        : this(Number: value)
    {
    }

    /// <summary>Takes a text, which is the number that it says if it says one.</summary>
    /// <param name="value">The text.</param>
    public Int32OrStringV1(string? value)
        : this(Parse(value), Parse(value) is null ? value : null)
    {
    }

    /// <summary>Number or text as text.</summary>
    public string? Value => Number?.ToString(CultureInfo.InvariantCulture) ?? Text;

    /// <summary>Takes a number.</summary>
    /// <param name="value">The number.</param>
    public static implicit operator Int32OrStringV1(int value) => new(value);

    /// <summary>Takes a text.</summary>
    /// <param name="value">The text.</param>
    public static implicit operator Int32OrStringV1?(string? value) => value is null ? null : new(value);

    /// <inheritdoc/>
    public override string? ToString() => Value;

    private static int? Parse(string? value) => int.TryParse(value, CultureInfo.InvariantCulture, out var number) ? number : null;
}
