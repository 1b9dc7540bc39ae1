using System.Collections;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace IrisBench.Experiments;

/// <summary>How what people write is read, experiments and price sheets: camel case, comments allowed, no unknown or repeated keys. By
/// reflection: what the source generator makes gives a left out key the type's default in place of the property's own.</summary>
public static class HandWrittenJson
{
    /// <summary>The options, which cannot be changed.</summary>
    public static JsonSerializerOptions Options { get; } = Create();

    /// <summary>How one type is read.</summary>
    public static JsonTypeInfo<T> Of<T>() => (JsonTypeInfo<T>)Options.GetTypeInfo(typeof(T));

    /// <summary>What is wrong with a text that was to be read, and where, in a line. No more of it than anybody reads: the names on the
    /// way are the text's own.</summary>
    public static string Problem(JsonException exception)
    {
        var text = exception.Message.ReplaceLineEndings(" ");
        return Excerpt.Of(
            exception.Path is { } path && !text.Contains(path, StringComparison.Ordinal) ? $"{text} It is at {path}." : text,
            Excerpt.Sentence);
    }

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            ReadCommentHandling = JsonCommentHandling.Skip,
            AllowTrailingCommas = true,
            AllowDuplicateProperties = false,
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { RefuseNullItems } },
            Converters = { new JsonStringEnumConverter(namingPolicy: null, allowIntegerValues: false) },
        };
        options.MakeReadOnly();
        return options;
    }

    // Nullable annotations are respected of properties and parameters, but not of what is in a list.
    private static void RefuseNullItems(JsonTypeInfo type)
    {
        if (type.Kind is JsonTypeInfoKind.Enumerable or JsonTypeInfoKind.Dictionary && HoldsReferences(type.Type))
            type.OnDeserialized = static items =>
            {
                if ((items is IDictionary map ? map.Values : (IEnumerable)items).Cast<object?>().Contains(null))
                    throw new JsonException("A list has null among its items.");
            };
    }

    private static bool HoldsReferences(Type list)
        => (list.GetElementType() ?? list.GetGenericArguments().LastOrDefault()) is { IsValueType: false };
}
