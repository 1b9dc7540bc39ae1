using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace IrisBench.Experiments.Definition.Reading;

/// <summary>
/// How a definition is read. By reflection: what the source generator makes gives a left out key the type's default in
/// place of the property's own.
/// </summary>
internal static class DefinitionJson
{
    public static JsonSerializerOptions Options { get; } = Create();

    public static JsonTypeInfo<Experiment> Experiment => (JsonTypeInfo<Experiment>)Options.GetTypeInfo(typeof(Experiment));

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
            Converters = { new JsonStringEnumConverter(namingPolicy: null, allowIntegerValues: false) },
        };
        options.MakeReadOnly();
        return options;
    }
}
