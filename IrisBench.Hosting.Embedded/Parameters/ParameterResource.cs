namespace Aspire.Hosting.ApplicationModel;

/// <summary>A value that is given to the application from outside.</summary>
/// <param name="name">The name; the value is the setting <c>Parameters:NAME</c>.</param>
/// <param name="callback">Gets the value, given the default.</param>
/// <param name="secret">Whether the value must not be shown.</param>
public class ParameterResource(string name, Func<ParameterDefault?, string> callback, bool secret = false)
    : Resource(name), IValueProvider, IManifestExpressionProvider
{
    private readonly Lock _lock = new();
    private string? _value;

    /// <summary>Where the value comes from when the configuration does not set it.</summary>
    public ParameterDefault? Default { get; set; }

    /// <summary>Whether the value must not be shown.</summary>
    public bool Secret { get; } = secret;

    /// <inheritdoc />
    public string ValueExpression => $"{{{Name}.value}}";

    /// <inheritdoc />
    /// <exception cref="MissingParameterValueException">There is no value.</exception>
    public ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default)
    {
        lock (_lock)
            return new(_value ??= callback(Default));
    }
}
