using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Results;

namespace IrisBench.Experiments.Schema;

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

    /// <summary>What it is the format of: <c>experiment</c>, or <c>run.json</c>, or a line of <c>rounds.jsonl</c>, <c>pipelines.jsonl</c> or <c>samples.jsonl</c>.</summary>
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
        foreach (var (key, value) in SchemaExport.Of(_options, _type, DocumentedTypes.Read(new[] { typeof(PublishedSchema).Assembly, _type.Assembly }.Distinct())))
            schema[key] = value?.DeepClone();

        return schema.ToJsonString(Layout) + "\n";
    }
}
