using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using IrisBench.Pipeline.Steps;

namespace IrisBench.Pipeline.Grammar;

/// <summary>Reads JSON bodies strictly, with messages for the caller.</summary>
public static class JsonInput
{
    /// <summary>Reads <paramref name="body"/> as <typeparamref name="T"/>.</summary>
    /// <exception cref="StepException"><see cref="StepFailure.InvalidInput"/>: not JSON, a wrong type, a missing or an unknown member.</exception>
    public static T Read<T>(string body, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(body, type) ?? throw StepException.InvalidInput("The body must be a JSON object.");
        }
        catch (JsonException exception)
        {
            throw new StepException(StepFailure.InvalidInput, Describe(exception), exception);
        }
    }

    // The serializer's messages name .NET types; the path is what a caller can use.
    private static string Describe(JsonException exception)
        => exception.Path is { Length: > 1 } path
            ? $"The JSON body is wrong at '{path}'."
            : "The body is not the JSON object this step expects.";
}
