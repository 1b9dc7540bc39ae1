using System.Text.Json.Nodes;
using IrisBench.Evaluation.Cost.Prices;
using IrisBench.Evaluation.Schema;
using IrisBench.Experiments.Schema;

namespace IrisBench.Tests.Evaluation.Schema;

public class EvaluationSchemaTests
{
    public static TheoryData<string> Names => [.. EvaluationSchemas.All.Select(schema => schema.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_published_schema_is_what_the_types_say(string name)
    {
        var schema = EvaluationSchemas.All.Single(schema => schema.Name == name);
        var published = RepositoryRoot.File("docs", "schema", schema.FileName);
        if (File.Exists(published) && File.ReadAllText(published) == schema.ToText())
            return;
        var current = Path.Combine(Path.GetTempPath(), schema.FileName);
        File.WriteAllText(current, schema.ToText());
        Assert.Fail($"{published} has drifted; if that is meant, replace it by {current}.");
    }

    [Fact]
    public void A_price_sheet_s_keys_are_described_and_have_their_ranges()
    {
        var functions = Properties(EvaluationSchemas.Prices)["functions"]!["properties"]!;
        Assert.Equal("Price of a million requests.", (string?)functions["perMillionRequests"]!["description"]);
        Assert.Equal(0.0, (double?)functions["perMillionRequests"]!["minimum"]);
        Assert.Equal("^[A-Z]{3}$", (string?)Properties(EvaluationSchemas.Prices)["currency"]!["pattern"]);
    }

    [Fact]
    public void A_key_left_out_has_the_value_that_is_described()
    {
        var sheet = PriceSheetFile.Parse(PriceSheets.TextOf("aws-us-east-1").Replace("\"stepMegabytes\": 1,", "", StringComparison.Ordinal), "mine.json");
        Assert.Equal(1, sheet.Functions.StepMegabytes);
    }

    private static JsonNode Properties(PublishedSchema schema) => JsonNode.Parse(schema.ToText())!["properties"]!;
}
