using System.Text.Json;
using System.Text.Json.Nodes;
using IrisBench.Experiments;
using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Definition.Reading;
using IrisBench.Experiments.Results;
using Json.Schema;

namespace IrisBench.Tests.Experiments.Schema;

public class PublishedSchemaTests
{
    public static TheoryData<string> Names => [.. PublishedSchema.All.Select(schema => schema.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_committed_file_is_what_the_types_say(string name)
    {
        var schema = PublishedSchema.All.Single(schema => schema.Name == name);

        Assert.True(
            schema.ToText() == File.ReadAllText(RepositoryRoot.File("docs", "schema", schema.FileName)),
            $"docs/schema/{schema.FileName} has drifted: dotnet run --project Measurement/IrisBench.Compare -- schema docs/schema");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_property_is_described(string name)
    {
        var schema = JsonNode.Parse(PublishedSchema.All.Single(schema => schema.Name == name).ToText())!;

        Assert.Empty(PropertiesOf(schema)
            .Where(property => property.Value is JsonObject node && node["description"] is null).Select(property => property.Key));
    }

    [Fact]
    public void Profiles_and_the_template_are_valid_by_it()
    {
        Assert.All(ExperimentProfiles.All, profile => Assert.True(IsValid(profile), profile.Name));
        Assert.True(IsValid(ExperimentFile.Parse(ExperimentTemplate.Create("mine", "./x"), "template")));
    }

    [Theory]
    [InlineData("rounds", "0")]
    [InlineData("rounds", "\"ten\"")]
    [InlineData("repetitions", "3")]
    [InlineData("name", "\"Not A Name\"")]
    [InlineData("sides", "[]")]
    public void What_irisbench_refuses_is_invalid_by_it(string key, string value)
    {
        var experiment = Node(ExperimentProfiles.Quick);
        experiment[key] = JsonNode.Parse(value);

        Assert.False(IsValid(PublishedSchema.Experiment, experiment));
        Assert.Throws<DefinitionException>(() => ExperimentFile.Parse(experiment.ToJsonString(), "test"));
    }

    /// <summary>Whether a document has the published format.</summary>
    public static bool IsValid(PublishedSchema schema, JsonNode? document)
    {
        using var text = JsonDocument.Parse(document?.ToJsonString() ?? "null");
        return JsonSchema.FromText(schema.ToText(), new BuildOptions { SchemaRegistry = new SchemaRegistry() })
            .Evaluate(text.RootElement).IsValid;
    }

    private static bool IsValid(Experiment experiment) => IsValid(PublishedSchema.Experiment, Node(experiment));

    private static JsonObject Node(Experiment experiment)
        => (JsonObject)JsonSerializer.SerializeToNode(experiment, ResultsJson.Default.Experiment)!;

    private static IEnumerable<KeyValuePair<string, JsonNode?>> PropertiesOf(JsonNode? node) => node switch
    {
        JsonObject mapping => [
            .. mapping["properties"] is JsonObject properties ? properties : [],
            .. mapping.SelectMany(member => PropertiesOf(member.Value)),
        ],
        JsonArray list => list.SelectMany(PropertiesOf),
        _ => [],
    };
}
