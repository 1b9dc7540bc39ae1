using System.Text.Json;
using System.Text.Json.Nodes;
using IrisBench.Evaluation;
using IrisBench.Evaluation.Cost.Prices;
using IrisBench.Experiments;
using IrisBench.Experiments.Results;
using IrisBench.Tests.Experiments;
using Json.Schema;

namespace IrisBench.Tests.Evaluation.Schema;

public class EvaluationSchemaTests
{
    public static TheoryData<string> Names => [.. EvaluationSchemas.All.Select(schema => schema.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_published_schema_is_what_the_types_say(string name)
    {
        var schema = EvaluationSchemas.All.Single(schema => schema.Name == name);
        Assert.True(
            schema.ToText() == File.ReadAllText(RepositoryRoot.File("docs", "schema", schema.FileName)),
            $"docs/schema/{schema.FileName} has drifted: dotnet run --project Measurement/IrisBench.Compare -- schema docs/schema");
    }

    [Fact]
    public void A_summary_is_valid_by_its_schema_whether_the_run_was_complete_or_not()
    {
        Assert.Empty(ErrorsOf(
            Summary(new SyntheticRun { Sides = [SyntheticSide.Monolith, SyntheticSide.FunctionsFork] }), EvaluationSchemas.Summary));
        Assert.Empty(ErrorsOf(Summary(new SyntheticRun { Rounds = 2, Status = RunStatus.Interrupted }), EvaluationSchemas.Summary));
    }

    [Fact]
    public void The_price_sheets_that_come_with_irisbench_are_valid_by_their_schema()
        => Assert.All(PriceSheets.Names, name => Assert.Empty(ErrorsOf(PriceSheets.TextOf(name), EvaluationSchemas.Prices)));

    [Fact]
    public void A_price_below_nothing_is_not()
        => Assert.NotEmpty(
            ErrorsOf(PriceSheets.TextOf("aws-us-east-1").Replace("0.04048", "-1", StringComparison.Ordinal), EvaluationSchemas.Prices));

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
        var sheet = PriceSheetFile.Parse(
            PriceSheets.TextOf("aws-us-east-1").Replace("\"stepMegabytes\": 1,", "", StringComparison.Ordinal), "mine.json");
        Assert.Equal(1, sheet.Functions.StepMegabytes);
    }

    private static string Summary(SyntheticRun run)
        => JsonSerializer.Serialize(RunEvaluation.Of(run.Build(), PriceSheets.Default), EvaluationJson.Default.RunSummary);

    private static IEnumerable<string> ErrorsOf(string json, PublishedSchema schema)
    {
        using var document = JsonDocument.Parse(json);
        var results = JsonSchema.FromText(schema.ToText(), new BuildOptions { SchemaRegistry = new SchemaRegistry() })
            .Evaluate(document.RootElement, new EvaluationOptions { OutputFormat = OutputFormat.List });
        return results.IsValid ? [] :
        [
            .. (results.Details ?? []).Where(detail => detail.Errors is not null)
            .SelectMany(detail => detail.Errors!.Select(error => $"{detail.InstanceLocation}: {error.Value}"))
        ];
    }

    private static JsonNode Properties(PublishedSchema schema) => JsonNode.Parse(schema.ToText())!["properties"]!;
}
