using System.Text.Json;
using Json.Schema;

namespace IrisBench.Tests.Compare;

/// <summary>The files of a run, held against the schemas that are published for them.</summary>
internal static class RunFiles
{
    public static void AssertValid(DirectoryInfo run) => AssertValid(run, "summary");

    public static void AssertValidSweep(DirectoryInfo run) => AssertValid(run, "sweep");

    private static void AssertValid(DirectoryInfo run, string summary)
    {
        foreach (var (file, schema) in (ReadOnlySpan<(string, string)>)[("run.json", "run"), ("summary.json", summary)])
            AssertValidJson(File.ReadAllText(Path.Combine(run.FullName, file)), schema);
        foreach (var (file, schema) in (ReadOnlySpan<(string, string)>)
        [
            ("rounds.jsonl", "round"), ("pipelines.jsonl", "pipeline"), ("samples.jsonl", "sample"),
        ])
        {
            var lines = File.ReadAllLines(Path.Combine(run.FullName, file));
            Assert.NotEmpty(lines);
            foreach (var line in lines)
                AssertValidJson(line, schema);
        }
    }

    private static void AssertValidJson(string json, string name)
    {
        var text = File.ReadAllText(RepositoryRoot.File("docs", "schema", $"{name}-1.schema.json"));
        var schema = JsonSchema.FromText(text, new BuildOptions { SchemaRegistry = new SchemaRegistry() });
        using var document = JsonDocument.Parse(json);
        Assert.True(
            schema.Evaluate(document.RootElement).IsValid, $"not valid by {name}-1.schema.json: {json[..Math.Min(json.Length, 500)]}");
    }
}
