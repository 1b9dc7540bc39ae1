using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using IrisBench.Pipeline.Prediction;

namespace IrisBench.Pipeline.Steps;

/// <summary>Reads JSON bodies strictly, with messages for the caller.</summary>
public static class JsonInput
{
    /// <summary>Reads <paramref name="body"/> as <typeparamref name="T"/>.</summary>
    /// <exception cref="StepException">
    /// <see cref="StepFailure.InvalidInput"/>: not JSON, a wrong type, a missing or an unknown member.
    /// </exception>
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
        => JsonPlace.Of(exception) is { } place
            ? $"The JSON body is wrong at '{place}'."
            : "The body is not the JSON object this step expects.";
}

/// <summary>Where a JSON document is wrong, in a message for who sent it.</summary>
internal static class JsonPlace
{
    private const int Longest = 100;

    /// <summary>The path to it; null where it cannot be shown: the names on it are the sender's, of any length, and may steer a terminal
    /// on which the message ends up.</summary>
    public static string? Of(JsonException exception)
        => exception.Path is { Length: > 1 and < Longest } path && !path.Any(char.IsControl) ? path : null;
}

/// <summary>The original's text grammar: fields separated by <c>;</c>, spaces around them ignored.</summary>
public static class TextInput
{
    /// <summary>Splits a body into its fields. A trailing line end, which <c>echo</c> adds, does not count.</summary>
    public static string[] Fields(string body) => body.Trim().Split(';', StringSplitOptions.TrimEntries);
}

/// <summary>Reads a body as strict UTF-8.</summary>
public static class Utf8Body
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text, without the byte order mark that some editors put in front.</summary>
    /// <exception cref="StepException"><see cref="StepFailure.InvalidInput"/>: not UTF-8.</exception>
    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return StrictUtf8.GetString(bytes.StartsWith(Encoding.UTF8.Preamble) ? bytes[Encoding.UTF8.Preamble.Length..] : bytes);
        }
        catch (DecoderFallbackException exception)
        {
            throw new StepException(StepFailure.InvalidInput, "The body is not UTF-8 text.", exception);
        }
    }
}

/// <summary>JSON contracts of the steps, generated at compile time. What is unknown or repeated is refused.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Strict, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Credentials))]
[JsonSerializable(typeof(AccessToken))]
[JsonSerializable(typeof(PredictAnswer))]
[JsonSerializable(typeof(PredictBody))]
public sealed partial class PipelineJson : JsonSerializerContext;
