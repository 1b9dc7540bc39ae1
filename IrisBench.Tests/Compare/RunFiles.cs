using System.Collections.Concurrent;
using System.Text.Json;
using Json.Schema;

namespace IrisBench.Tests.Compare;

/// <summary>The files of a run, held against the schemas that are published for them.</summary>
internal static class RunFiles
{
    // Built once: it takes longer than a line's look at it.
    private static readonly ConcurrentDictionary<string, JsonSchema> Schemas = new();

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
        using var document = JsonDocument.Parse(json);
        Assert.True(
            Schemas.GetOrAdd(name, Read).Evaluate(document.RootElement).IsValid,
            $"not valid by the schema of {name}: {json[..Math.Min(json.Length, 500)]}");
    }

    private static JsonSchema Read(string name) => JsonSchema.FromText(
        File.ReadAllText(Assert.Single(Directory.GetFiles(RepositoryRoot.File("docs", "schema"), $"{name}-*.schema.json"))),
        new BuildOptions { SchemaRegistry = new SchemaRegistry() });
}
