using System.Text.Json;
using Json.Schema;

namespace IrisBench.Tests.Compare;

/// <summary>The files of a run, held against the schemas that are published for them.</summary>
internal static class RunFiles
{
    public static void AssertValid(DirectoryInfo run)
    {
        foreach (var (file, schema) in (ReadOnlySpan<(string, string)>)[("run.json", "run"), ("summary.json", "summary")])
            AssertValid(File.ReadAllText(Path.Combine(run.FullName, file)), schema);
        foreach (var (file, schema) in (ReadOnlySpan<(string, string)>)[("rounds.jsonl", "round"), ("pipelines.jsonl", "pipeline"), ("samples.jsonl", "sample")])
        {
            var lines = File.ReadAllLines(Path.Combine(run.FullName, file));
            Assert.NotEmpty(lines);
            foreach (var line in lines)
                AssertValid(line, schema);
        }
    }

    private static void AssertValid(string json, string name)
    {
        var text = File.ReadAllText(RepositoryRoot.File("docs", "schema", $"{name}-1.schema.json"));
        var schema = JsonSchema.FromText(text, new BuildOptions { SchemaRegistry = new SchemaRegistry() });
        using var document = JsonDocument.Parse(json);
        Assert.True(schema.Evaluate(document.RootElement).IsValid, $"not valid by {name}-1.schema.json: {json[..Math.Min(json.Length, 500)]}");
    }
}
