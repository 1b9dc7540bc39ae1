using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using IrisBench.Evaluation;
using IrisBench.Evaluation.Cost.Prices;
using IrisBench.Evaluation.Summaries;
using IrisBench.Evaluation.Sweeps;
using IrisBench.Experiments;
using IrisBench.Experiments.Results;
using IrisBench.Reporting;
using IrisBench.Tests.Experiments.Schema;

namespace IrisBench.Tests.Experiments.Results;

/// <summary>What a baseline in a repository was written by is years older than what reads it.</summary>
public sealed class EarlierFoldersTests : IDisposable
{
    private const string Run = "0.1.0-a4d5f9b-run";
    private const string Sweep = "0.1.0-a4d5f9b-sweep";

    // What came with each commit that added to the format, the latest first; each version lacks its own and all above it.
    private static readonly (string Commit, string[] Keys)[] Later =
    [
        ("today", ["experiment.toleratedFailures"]),
        ("d747420", ["experiment.sides[].system", "experiment.pipeline.chain", "experiment.pipeline.fanOut", "parity[].answers"]),
        ("0ff6d72", ["experiment.vary", "experiment.sweep", "experiment.pipeline.payloadBytes", "parity[].point"]),
        ("0f71460", ["sideBuilds", "experiment.sides[].compilation", "components[].build.programBytes"]),
        ("af71636", ["orchestrator"]),
        ("e2c8bdf", ["components[].build"]),
        ("58afedf", ["scope", "machine.machineCores", "machine.machineMemoryBytes"]),
    ];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("irisbench-earlier-");

    public static TheoryData<string> Commits => [.. Later.Select(version => version.Commit)];

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_run_of_an_earlier_version_is_read_evaluated_reported_and_compared_with_itself()
    {
        Copy(Run);

        var run = await new RunFolder(_folder).ReadAsync();
        var summary = RunEvaluation.Of(run, PriceSheets.Default);
        await ReportWriter.WriteAsync(_folder, summary, run);

        Assert.Equal((20, 128), (run.Rounds.Count, run.Samples.Count));
        Assert.Equal(6, summary.Comparisons.Single(row => row.Measure == Measures.PipelineSeconds).Pairs);
        AssertUnchanged(summary);
    }

    [Fact]
    public async Task A_sweep_of_an_earlier_version_is_read_evaluated_and_reported()
    {
        Copy(Sweep);

        var run = await new RunFolder(_folder).ReadAsync();
        var summary = SweepEvaluation.Of(run, PriceSheets.Default);
        await ReportWriter.WriteAsync(_folder, summary);

        Assert.Equal(["1", "20", "60"], summary.Points.Select(point => point.Values.Single().Text));
    }

    [Theory]
    [MemberData(nameof(Commits))]
    public async Task What_a_version_did_not_write_yet_has_its_default(string commit)
    {
        Copy(Run);
        var header = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(_folder.FullName, "run.json")))!;
        foreach (var key in Later.Take(1 + Array.FindIndex(Later, version => version.Commit == commit)).SelectMany(version => version.Keys))
            Remove(header, key);
        if (header["parity"]!.AsArray().Any(answer => answer!["answers"] is null))
        {
            StripLines("rounds.jsonl", "point");
            StripLines("pipelines.jsonl", "answers");
        }

        await AssertReadAsync(header);
    }

    [Fact]
    public async Task Every_key_that_the_schema_does_not_require_may_be_missing_alone_and_with_all_others()
    {
        Copy(Run);
        var header = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(_folder.FullName, "run.json")))!;
        var schema = JsonNode.Parse(PublishedSchema.All.Single(schema => schema.Name == "run").ToText())!;
        var optional = Optional(schema, "").Where(key => key is not "experiment.sides[].packaging").ToArray();
        Assert.Contains("experiment.measurement", optional);
        foreach (var key in optional)
        {
            var without = header.DeepClone();
            Remove(without, key);
            await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "run.json"), without.ToJsonString());
            RunEvaluation.Of(await new RunFolder(_folder).ReadAsync(), PriceSheets.Default);
        }

        foreach (var key in optional)
            Remove(header, key);
        await AssertReadAsync(header);
    }

    [Fact]
    public async Task A_summary_of_version_1_has_another_word_for_what_is_not_known()
    {
        var json = JsonSerializer.Serialize(
            RunEvaluation.Of(new SyntheticRun { Noise = 0.3 }.Build(), PriceSheets.Default), EvaluationJson.Default.RunSummary);
        Assert.Contains("\"notKnown\"", json, StringComparison.Ordinal);
        using var stream = new MemoryStream(
            Encoding.UTF8.GetBytes(json.Replace("\"notKnown\"", "\"noDifferenceShown\"", StringComparison.Ordinal)));

        var summary = await EvaluationJson.ReadSummaryAsync(stream, default);

        Assert.Contains(summary!.Comparisons, row => row.Verdict.Kind == VerdictKind.NotKnown);
    }

    private async Task AssertReadAsync(JsonNode header)
    {
        Assert.True(PublishedSchemaTests.IsValid(PublishedSchema.All.Single(schema => schema.Name == "run"), header));
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "run.json"), header.ToJsonString());

        var run = await new RunFolder(_folder).ReadAsync();

        Assert.Equal((1, 500), (run.Header.Experiment.Sides[0].Replicas, run.Header.Experiment.Pipeline.Size));
        var summary = RunEvaluation.Of(run, PriceSheets.Default);
        Assert.Equal(2, summary.Sides.Count);
        AssertUnchanged(summary);
        Assert.NotNull(await EvaluationJson.ReadSummaryAsync(
            new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(summary, EvaluationJson.Default.RunSummary)), default));
    }

    private static void AssertUnchanged(RunSummary summary)
    {
        var difference = RunDifference.Of(summary, summary, [.. summary.Sides[0].Measures.Select(measure => measure.Measure)], 0.05);
        Assert.False(difference.HasRegression);
        Assert.All(difference.Changes, change => Assert.Contains(change.Ratio, new double?[] { 1, null }));
        Assert.All(difference.Warnings, warning => Assert.EndsWith("is not complete.", warning, StringComparison.Ordinal));
    }

    private void Copy(string name)
    {
        var kept = new DirectoryInfo(RepositoryRoot.File("IrisBench.Tests", "Experiments", "Results", "Earlier", name));
        foreach (var file in kept.GetFiles())
            file.CopyTo(Path.Combine(_folder.FullName, file.Name));
    }

    private void StripLines(string file, string key)
    {
        var path = Path.Combine(_folder.FullName, file);
        var lines = File.ReadAllLines(path).Select(line =>
        {
            var record = JsonNode.Parse(line)!;
            Remove(record, key);
            return record.ToJsonString();
        }).ToArray();
        File.WriteAllLines(path, lines);
    }

    /// <summary>Takes <c>a.b[].c</c> out of a document, wherever it is.</summary>
    private static void Remove(JsonNode? node, string path)
    {
        var (head, rest) = path.Split('.', 2) is [var first, var more] ? (first, more) : (path, null);
        if (node is not JsonObject members)
            return;
        if (rest is null)
            members.Remove(head);
        else if (head.EndsWith("[]", StringComparison.Ordinal))
            (members[head[..^2]] as JsonArray)?.ToList().ForEach(item => Remove(item, rest));
        else
            Remove(members[head], rest);
    }

    private static IEnumerable<string> Optional(JsonNode? schema, string path)
    {
        if (schema?["properties"] is not JsonObject properties)
            return schema?["items"] is { } items ? Optional(items, $"{path}[]") : [];
        var required = (schema["required"] as JsonArray ?? []).Select(key => (string)key!).ToHashSet();
        return properties.SelectMany(property =>
        {
            var inner = path.Length == 0 ? property.Key : $"{path}.{property.Key}";
            return required.Contains(property.Key) ? Optional(property.Value, inner) : Optional(property.Value, inner).Prepend(inner);
        });
    }
}
