using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace IrisBench.Pipeline.Steps;

/// <summary>A step's answer in both of its forms.</summary>
/// <param name="Value">The answer as an object.</param>
/// <param name="JsonType">
/// How <paramref name="Value"/> is written as JSON. Source-generated contracts, because reflection costs a cold start
/// tens of milliseconds.
/// </param>
/// <param name="Text">The bare result, for <c>Accept: text/plain</c>.</param>
public sealed record StepAnswer(object Value, JsonTypeInfo JsonType, string Text)
{
    /// <summary>The answer as a JSON document.</summary>
    public string ToJson() => JsonSerializer.Serialize(Value, JsonType);
}
