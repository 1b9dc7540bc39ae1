using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Text with values in it that are known only when the application runs.</summary>
public class ReferenceExpression : IValueProvider, IManifestExpressionProvider, IValueWithReferences
{
    private readonly string[] _expressions;

    private ReferenceExpression(string format, IValueProvider[] valueProviders, string[] expressions)
    {
        Format = format;
        ValueProviders = valueProviders;
        _expressions = expressions;
    }

    /// <summary>The text as a composite format string.</summary>
    public string Format { get; }

    /// <summary>The values, in the order of the placeholders.</summary>
    public IReadOnlyList<IValueProvider> ValueProviders { get; }

    /// <summary>The manifest expressions of the values, in the order of the placeholders.</summary>
    public IReadOnlyList<string> ManifestExpressions => _expressions;

    IEnumerable<object> IValueWithReferences.References => ValueProviders;

    /// <inheritdoc />
    public string ValueExpression => string.Format(CultureInfo.InvariantCulture, Format, _expressions);

    /// <summary>Makes an expression of an interpolated string.</summary>
    /// <param name="handler">The interpolated string.</param>
    /// <returns>The expression.</returns>
    public static ReferenceExpression Create(in ExpressionInterpolatedStringHandler handler) => handler.Build();

    /// <inheritdoc />
    public async ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default)
    {
        var values = new object?[ValueProviders.Count];
        for (var i = 0; i < values.Length; i++)
            values[i] = await ValueProviders[i].GetValueAsync(cancellationToken);
        return Format.Length == 0 ? null : string.Format(CultureInfo.InvariantCulture, Format, values);
    }

    /// <summary>Collects an interpolated string; the compiler calls it.</summary>
    /// <param name="literalLength">The length of the literal parts, in characters.</param>
    /// <param name="formattedCount">The number of holes.</param>
    [InterpolatedStringHandler]
    public ref struct ExpressionInterpolatedStringHandler(int literalLength, int formattedCount)
    {
        private readonly StringBuilder _format = new(literalLength * 2);
        private readonly List<IValueProvider> _valueProviders = new(formattedCount);
        private readonly List<string> _expressions = new(formattedCount);

        /// <summary>Adds literal text.</summary>
        /// <param name="value">The text.</param>
        public readonly void AppendLiteral(string value) => AppendFormatted(value);

        /// <summary>Adds text.</summary>
        /// <param name="value">The text.</param>
        public readonly void AppendFormatted(string? value) =>
            _format.Append(value?.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal));

        /// <summary>Adds a value.</summary>
        /// <param name="valueProvider">The value.</param>
        public readonly void AppendFormatted<T>(T valueProvider)
            where T : IValueProvider, IManifestExpressionProvider
        {
            _format.Append(CultureInfo.InvariantCulture, $"{{{_valueProviders.Count}}}");
            _valueProviders.Add(valueProvider);
            _expressions.Add(valueProvider.ValueExpression);
        }

        /// <summary>Adds the value of a resource.</summary>
        /// <param name="valueProvider">The resource.</param>
        public readonly void AppendFormatted<T>(IResourceBuilder<T> valueProvider)
            where T : IResource, IValueProvider, IManifestExpressionProvider => AppendFormatted(valueProvider.Resource);

        internal readonly ReferenceExpression Build() => new(_format.ToString(), [.. _valueProviders], [.. _expressions]);
    }
}
