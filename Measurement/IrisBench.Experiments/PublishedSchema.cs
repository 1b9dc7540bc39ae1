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
public sealed class PublishedSchema
{
    private static readonly JsonSerializerOptions Layout = new()
    {
        WriteIndented = true,
        // The files are read by people; nothing in them ends up in HTML.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly Type _type;
    private readonly JsonSerializerOptions _options;

    /// <summary>A format.</summary>
    /// <param name="name">What it is the format of.</param>
    /// <param name="version">Its version.</param>
    /// <param name="type">The type that holds it.</param>
    /// <param name="options">How the type is written, where nobody writes it by hand.</param>
    public PublishedSchema(string name, int version, Type type, JsonSerializerOptions? options = null)
        => (Name, Version, _type, _options) = (name, version, type, options ?? HandWrittenJson.Options);

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

    /// <summary>What it is the format of: <c>experiment</c>, or <c>run.json</c>, or a line of <c>rounds.jsonl</c>,
    /// <c>pipelines.jsonl</c> or <c>samples.jsonl</c>.</summary>
    public string Name { get; }

    /// <summary>Version of the format.</summary>
    public int Version { get; }

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
        foreach (var (key, value) in
            SchemaExport.Of(_options, _type, DocumentedTypes.Read(new[] { typeof(PublishedSchema).Assembly, _type.Assembly }.Distinct())))
            schema[key] = value?.DeepClone();

        return schema.ToJsonString(Layout) + "\n";
    }
}

/// <summary>The schema that System.Text.Json makes of a type, with descriptions and ranges added.</summary>
internal static class SchemaExport
{
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
        foreach (var rule in property?.GetCustomAttributes<ValidationAttribute>() ?? [])
            Add(rule, schema);
        return schema;
    }

    private static void Add(ValidationAttribute rule, JsonObject schema)
    {
        switch (rule)
        {
            case RangeAttribute range:
                schema["minimum"] = Number(range.Minimum);
                schema["maximum"] = Number(range.Maximum);
                break;
            case RequiredAttribute:
                schema["minLength"] = 1;
                break;
            case MinLengthAttribute length:
                schema["minItems"] = length.Length;
                break;
            case MaxLengthAttribute length:
                schema["maxItems"] = length.Length;
                break;
            case RegularExpressionAttribute expression:
                schema["pattern"] = expression.Pattern;
                break;
            case AllowedValuesAttribute allowed:
                // Where nothing may be there, the type says so, and the enumeration has to as well.
                JsonNode?[] nothing = schema["type"] is JsonArray ? [null] : [];
                schema["enum"] = new JsonArray([.. allowed.Values.Select(value => JsonValue.Create((string)value!)), .. nothing]);
                break;
        }
    }

    private static JsonNode Number(object value) => value is int whole ? JsonValue.Create(whole) : JsonValue.Create((double)value);
}

/// <summary>What the docstrings say about the types of an assembly, from the XML file that the compiler writes beside it.</summary>
internal sealed partial class DocumentedTypes
{
    private readonly Dictionary<string, XElement> _members;

    private DocumentedTypes(Dictionary<string, XElement> members) => _members = members;

    /// <exception cref="ExperimentException">A file is not there.</exception>
    public static DocumentedTypes Read(IEnumerable<Assembly> assemblies)
        => new(assemblies.SelectMany(MembersOf).ToDictionary(member => member.Attribute("name")!.Value));

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
            ?? (_members.GetValueOrDefault($"T:{NameOf(property.DeclaringType!)}")?.Elements("param")
                .FirstOrDefault(parameter => parameter.Attribute("name")?.Value == property.Name)
                    is { } parameter
                    ? Text(parameter)
                    : null);

    public string? Of(FieldInfo field) => Summary($"F:{NameOf(field.DeclaringType!)}.{field.Name}");

    private static string NameOf(Type type) => type.FullName!.Replace('+', '.');

    private string? Summary(string member) => _members.GetValueOrDefault(member)?.Element("summary") is { } summary ? Text(summary) : null;

    private static string Text(XElement element)
        => Spaces().Replace(string.Concat(element.Nodes().Select(Text)), " ").Trim();

    private static string Text(XNode node) => node switch
    {
        XText text => text.Value,
        XElement reference when reference.Attribute("cref") is { } target => LastName(target.Value),
        XElement element => Text(element),
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
