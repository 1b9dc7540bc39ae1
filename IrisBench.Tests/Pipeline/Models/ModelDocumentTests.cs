using System.Text;
using System.Text.Json.Nodes;
using IrisBench.Pipeline.Models;
using Json.Schema;

namespace IrisBench.Tests.Pipeline.Models;

public sealed class ModelDocumentTests
{
    public static TheoryData<string> BadOnes => [.. BadModels.All.Keys];

    [Theory]
    [MemberData(nameof(BadOnes))]
    public void What_is_no_model_is_refused_in_one_sentence(string name)
    {
        var refusal = Assert.Throws<InvalidModelException>(() => IrisModel.Load(BadModels.All[name]));
        Assert.InRange(refusal.Message.Length, 10, 300);
        Assert.DoesNotContain(refusal.Message, char.IsControl);
    }

    [Fact]
    public void An_archive_of_ml_net_is_told_what_to_do()
        => Assert.Contains(
            "run the train step again", Assert.Throws<InvalidModelException>(() => IrisModel.Load(BadModels.All["an archive"])).Message,
            StringComparison.Ordinal);

    [Theory]
    [InlineData(0, 0, 0, 0)]
    [InlineData(1000, 1000, 1000, 1000)]
    [InlineData(1000, 0, 1000, 0)]
    public void The_largest_weights_allowed_still_give_probabilities(float a, float b, float c, float d)
    {
        var model = IrisModel.Load(DefaultModel.Replacing("[[-0.39725756645202637,0.9606439471244812", "[[1e9,-1e9"));
        Assert.Equal(1, model.Classify(new IrisFeatures(a, b, c, d)).Probabilities.Values.Sum(), 1e-9);
    }

    [Fact]
    public void The_schema_describes_the_document_and_refuses_others()
    {
        var schema = JsonSchema.FromText(
            File.ReadAllText(RepositoryRoot.File("docs", "schema", "model-1.schema.json")),
            new BuildOptions { SchemaRegistry = new SchemaRegistry() });
        Assert.True(IsValid(DefaultModel.Bytes));
        Assert.False(IsValid(DefaultModel.With("schema", "urn:irisbench:schema:model:2")));
        Assert.False(IsValid(DefaultModel.With("code", "x")));
        Assert.False(IsValid(DefaultModel.With("accuracy", 1.01)));
        Assert.False(IsValid(DefaultModel.With("weights", new JsonArray())));

        bool IsValid(byte[] document) => schema.Evaluate(
            System.Text.Json.JsonDocument.Parse(Encoding.UTF8.GetString(document)).RootElement).IsValid;
    }
}
