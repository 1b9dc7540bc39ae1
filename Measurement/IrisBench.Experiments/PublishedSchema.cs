using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Results;

namespace IrisBench.Experiments;

/// <summary>A format of irisbench as JSON Schema (draft 2020-12), made from its types, their docstrings and their ranges.</summary>
/// <param name="Name">What it is the format of: <c>experiment</c>, or <c>run.json</c>, or a line of <c>rounds.jsonl</c>,
/// <c>pipelines.jsonl</c> or <c>samples.jsonl</c>.</param>
/// <param name="Version">Version of the format.</param>
/// <param name="Type">The type that holds it.</param>
/// <param name="Options">How the type is written, where nobody writes it by hand.</param>
public sealed record PublishedSchema(string Name, int Version, Type Type, JsonSerializerOptions? Options = null)
{
    private static readonly JsonSerializerOptions Layout = new()
    {
        WriteIndented = true,
        // The files are read by people; nothing in them ends up in HTML.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The experiment file.</summary>
    public static PublishedSchema Experiment { get; } = new("experiment", Definition.Experiment.CurrentSchema, typeof(Experiment));

    /// <summary>Every format of the experiment and of a run's folder.</summary>
    public static IReadOnlyList<PublishedSchema> All { get; } =
    [
        Experiment,
        new("run", RunHeader.CurrentSchema, typeof(RunHeader)),
        new("round", RunHeader.CurrentSchema, typeof(RoundRecord)),
        new("pipeline", RunHeader.CurrentSchema, typeof(PipelineRecord)),
        new("sample", RunHeader.CurrentSchema, typeof(SampleRecord)),
    ];

    /// <summary>Name of its file.</summary>
    public string FileName => $"{Name}-{Version}.schema.json";

    /// <summary>The schema as text, with a line end.</summary>
    /// <exception cref="ExperimentException">The descriptions cannot be found.</exception>
    public string ToText()
    {
        var schema = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["$id"] = $"urn:irisbench:schema:{Name}:{Version}",
            ["title"] = $"irisbench {Name}, version {Version}",
        };
        var documentation = new DocumentedTypes(new[] { typeof(PublishedSchema).Assembly, Type.Assembly }.Distinct());
        foreach (var (key, value) in SchemaExport.Of(Options ?? HandWrittenJson.Options, Type, documentation))
            schema[key] = value?.DeepClone();
        return schema.ToJsonString(Layout) + "\n";
    }
}

/// <summary>The schema that System.Text.Json makes of a type, with descriptions and ranges added.</summary>
internal static class SchemaExport
{
    private static readonly JsonNode?[] Nothing = [null];

    public static JsonObject Of(JsonSerializerOptions options, Type type, DocumentedTypes documentation)
        => (JsonObject)options.GetJsonSchemaAsNode(type, new JsonSchemaExporterOptions
        {
            TreatNullObliviousAsNonNullable = true,
            TransformSchemaNode = (context, schema) => Annotate(context, schema, documentation),
        });

    private static JsonNode Annotate(JsonSchemaExporterContext context, JsonNode node, DocumentedTypes documentation)
    {
        // Of any value the exporter says true.
        if (node is not JsonObject schema)
            return node;

        var property = context.PropertyInfo?.AttributeProvider as PropertyInfo;
        var description = property is null ? documentation.Of(context.TypeInfo.Type) : documentation.Of(property);
        if (description is not null)
            schema.Insert(0, "description", description);
        foreach (var (key, value) in (property?.GetCustomAttributes<ValidationAttribute>() ?? []).SelectMany(rule => KeysOf(rule, schema)))
            schema[key] = value;
        return schema;
    }

    private static (string Key, JsonNode Value)[] KeysOf(ValidationAttribute rule, JsonObject schema) => rule switch
    {
        RangeAttribute range => [("minimum", Number(range.Minimum)), ("maximum", Number(range.Maximum))],
        RequiredAttribute => [("minLength", 1)],
        OrWholeNumberAttribute => [("type", new JsonArray("string", "integer", "null"))],
        MinLengthAttribute length => [("minItems", length.Length)],
        MaxLengthAttribute length => [("maxItems", length.Length)],
        RegularExpressionAttribute expression => [("pattern", expression.Pattern)],
        // Where nothing may be there, the type says so, and the enumeration has to as well.
        AllowedValuesAttribute allowed => [("enum", new JsonArray(
            [.. allowed.Values.Select(value => JsonValue.Create((string?)value)), .. schema["type"] is JsonArray ? Nothing : []]))],
        _ => [],
    };

    private static JsonNode Number(object value) => value is int whole ? JsonValue.Create(whole) : JsonValue.Create((double)value);
}

/// <summary>What the docstrings say about the types of an assembly, from the XML file that the compiler writes beside it.</summary>
internal sealed partial class DocumentedTypes(IEnumerable<Assembly> assemblies)
{
    private readonly Dictionary<string, XElement> _members =
        assemblies.SelectMany(MembersOf).ToDictionary(member => member.Attribute("name")!.Value);

    private static IEnumerable<XElement> MembersOf(Assembly assembly)
    {
        var path = Path.Combine(AppContext.BaseDirectory, $"{assembly.GetName().Name}.xml");
        return File.Exists(path)
            ? XDocument.Load(path).Descendants("member")
            : throw new ExperimentException($"{path}, which holds the descriptions, is missing.");
    }

    public string? Of(Type type) => Summary($"T:{NameOf(type)}");

    /// <summary>Of a property, or of the parameter of a record that made it.</summary>
    public string? Of(PropertyInfo property)
        => Summary($"P:{NameOf(property.DeclaringType!)}.{property.Name}")
            ?? Text(_members.GetValueOrDefault($"T:{NameOf(property.DeclaringType!)}")?.Elements("param")
                .FirstOrDefault(parameter => parameter.Attribute("name")?.Value == property.Name));

    private static string NameOf(Type type) => type.FullName!.Replace('+', '.');

    private string? Summary(string member) => Text(_members.GetValueOrDefault(member)?.Element("summary"));

    private static string? Text(XElement? element)
        => element is null ? null : Spaces().Replace(string.Concat(element.Nodes().Select(Text)), " ").Trim();

    private static string Text(XNode node) => node switch
    {
        XText text => text.Value,
        XElement reference when reference.Attribute("cref") is { } target => LastName(target.Value),
        XElement element => Text(element)!,
        _ => "",
    };

    // T:Namespace.Type or P:Namespace.Type.Property, in the case of the files.
    private static string LastName(string cref)
    {
        var name = cref[(cref.LastIndexOf('.') + 1)..];
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
