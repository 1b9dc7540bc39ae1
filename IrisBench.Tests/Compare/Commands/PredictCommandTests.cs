using System.Text.Json.Nodes;
using IrisBench.Evaluation;
using IrisBench.Experiments.Definition;
using IrisBench.Reporting;
using IrisBench.Tests.Experiments;
using IrisBench.Tests.Experiments.Schema;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;

namespace IrisBench.Tests.Compare.Commands;

/// <summary>irisbench on the folder of a run and a file of arrivals.</summary>
public sealed class PredictCommandTests : IDisposable
{
    private readonly SyntheticFolder _folder = new(new SyntheticRun
    {
        Sides = [SyntheticSide.Monolith, SyntheticSide.FunctionsWarm, SyntheticSide.FunctionsZero],
        Rounds = 8,
    }.Build());

    public PredictCommandTests()
        => File.WriteAllLines(Trace, Enumerable.Range(0, 200).Select(run => FormattableString.Invariant($"{1764500000 + (45 * run)}")));

    private string Trace => Path.Combine(_folder.Directory.FullName, "arrivals.txt");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task It_prints_what_would_happen_and_writes_a_page_JSON_and_Markdown()
    {
        var (json, markdown) = (InFolder("prediction.json"), InFolder("prediction.md"));

        var (exitCode, output, error) = await PredictAsync("--keep-alive", "30s,1m", "--json", json, "--markdown", markdown);

        Assert.Equal((0, ""), (exitCode, error));
        Assert.Contains(
            "Kept for 1 min, functions-zero answers 0.5 % [0.4 %, 0.6 %] of its calls cold", OneLine(output), StringComparison.Ordinal);
        Assert.Contains("paid per use costs less than monolith in reserved pods", OneLine(output), StringComparison.Ordinal);
        var page = new ReportFolder(_folder.Directory).Prediction;
        Assert.True(page.Exists);
        Assert.Contains(page.FullName, OneLine(output), StringComparison.Ordinal);
        var prediction = JsonNode.Parse(await File.ReadAllTextAsync(json))!;
        Assert.True(PublishedSchemaTests.IsValid(EvaluationSchemas.Prediction, prediction));
        Assert.Equal([1.0, 0.005], prediction["sides"]![2]!["keepAlives"]!.AsArray().Select(line => (double)line!["coldShare"]!["value"]!));
        // The sides of the trace with two keep-alives and 13 amounts of traffic, each with a row for its head.
        Assert.Equal(
            [5, 14, 9],
            Markdown.Parse(await File.ReadAllTextAsync(markdown), new MarkdownPipelineBuilder().UsePipeTables().Build())
                .Descendants<Table>().Take(3).Select(table => table.Count));
    }

    [Fact]
    public async Task Faster_and_denser_traffic_is_what_was_asked_for()
    {
        var json = InFolder("prediction.json");

        var (exitCode, _, error) = await PredictAsync("--speed", "45", "--from", "900", "--seconds", "4500", "--json", json);
        Assert.True(exitCode == 0, error);

        var trace = JsonNode.Parse(await File.ReadAllTextAsync(json))!["trace"]!;
        Assert.InRange((int)trace["arrivals"]!, 100, 101);
        Assert.Equal(1.0, (double)trace["runsPerSecond"]!, 1e-6);
    }

    [Fact]
    public async Task A_run_without_cold_starts_says_first_that_it_knows_none()
    {
        using var kept = new SyntheticFolder(new SyntheticRun { Rounds = 6 }.Build());

        var (exitCode, output, _) = await IrisBenchProcess.RunAsync("predict", "--run", kept.Directory.FullName, "--trace", Trace);

        Assert.Equal(0, exitCode);
        Assert.Contains(
            "Nothing is said about a keep-alive: no side of the run was measured in mode zero.", OneLine(output), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Raw_files_that_were_changed_are_told_with_the_answer()
    {
        await CheckedFolder.SealAsync(_folder);
        var (_, sealedOutput, _) = await PredictAsync();
        await File.AppendAllTextAsync(_folder.Run.Samples.FullName, "\n");

        var (exitCode, output, _) = await PredictAsync();

        Assert.Equal(0, exitCode);
        Assert.DoesNotContain("not of what was measured", OneLine(sealedOutput), StringComparison.Ordinal);
        Assert.Contains(
            "This is not of what was measured, as far as anybody can tell: samples.jsonl has ", OneLine(output),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rounds_of_a_side_that_the_run_does_not_have_are_refused()
    {
        var rounds = await File.ReadAllTextAsync(_folder.Run.Rounds.FullName);
        await File.WriteAllTextAsync(
            _folder.Run.Rounds.FullName, rounds.Replace("\"functions-warm\"", "\"gone\"", StringComparison.Ordinal));

        var told = await PredictAsync();

        AssertRefused(told);
        Assert.Contains("rounds.jsonl has rounds of 'gone', a side that run.json does not have", told.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--keep-alive", "0s")]
    [InlineData("--keep-alive", "5")]
    [InlineData("--keep-alive", "1m,,5m")]
    [InlineData("--keep-alive", "25h")]
    [InlineData("--calls-per-replica", "two")]
    [InlineData("--scale", "0")]
    [InlineData("--scale", "101")]
    [InlineData("--speed", "fast")]
    [InlineData("--speed", "0.001")]
    [InlineData("--from", "-1")]
    [InlineData("--from", "100000")]
    [InlineData("--prices", "/no/such/file")]
    [InlineData("--json", "/no/such/folder/prediction.json")]
    public async Task Bad_usage_exits_with_2_and_a_line(string option, string value) => AssertRefused(await PredictAsync(option, value));

    [Fact]
    public async Task More_keep_alives_than_anybody_reads_are_refused()
        => AssertRefused(await PredictAsync("--keep-alive", string.Join(',', Enumerable.Range(1, 21).Select(seconds => $"{seconds}s"))));

    [Theory]
    [InlineData("")]
    [InlineData("1764500000\n")]
    [InlineData("1764500000\n1764500000\n")]
    public async Task A_trace_of_no_traffic_exits_with_2_and_a_line(string text)
    {
        await File.WriteAllTextAsync(Trace, text);

        AssertRefused(await PredictAsync());
    }

    [Fact]
    public async Task What_is_missing_or_no_run_exits_with_2_and_a_line()
    {
        AssertRefused(await IrisBenchProcess.RunAsync("predict", "--trace", Trace));
        AssertRefused(await IrisBenchProcess.RunAsync("predict", "--run", _folder.Directory.FullName));
        AssertRefused(await IrisBenchProcess.RunAsync("predict", "--run", _folder.Directory.FullName, "--trace", InFolder("none")));
        _folder.Run.Header.Delete();
        AssertRefused(await PredictAsync());
    }

    [Fact]
    public async Task A_sweep_and_a_page_that_is_a_link_are_refused()
    {
        using var sweep = new SyntheticFolder(SyntheticSweep.Build(new VaryDefinition { Iterations = [1, 20] }, rounds: 2));
        AssertRefused(await IrisBenchProcess.RunAsync("predict", "--run", sweep.Directory.FullName, "--trace", Trace));

        File.CreateSymbolicLink(new ReportFolder(_folder.Directory).Prediction.FullName, Trace);
        AssertRefused(await PredictAsync());
    }

    [Fact]
    public async Task A_folder_in_place_of_the_trace_or_the_page_is_refused_with_what_helps()
    {
        var trace = await IrisBenchProcess.RunAsync(
            "predict", "--run", _folder.Directory.FullName, "--trace", _folder.Directory.FullName);
        Directory.CreateDirectory(new ReportFolder(_folder.Directory).Prediction.FullName);
        var page = await PredictAsync();

        AssertRefused(trace);
        AssertRefused(page);
        Assert.Contains("is a folder", trace.Error, StringComparison.Ordinal);
        Assert.Contains(
            "predict.html is a folder where a file of the report belongs: move it elsewhere.", page.Error, StringComparison.Ordinal);
    }

    private static void AssertRefused((int ExitCode, string Output, string Error) result)
    {
        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Matches("^irisbench: [^\n]+\n$", result.Error);
    }

    private static string OneLine(string output)
        => string.Join(' ', output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private string InFolder(string name) => Path.Combine(_folder.Directory.FullName, name);

    private Task<(int ExitCode, string Output, string Error)> PredictAsync(params string[] options)
        => IrisBenchProcess.RunAsync(["predict", "--run", _folder.Directory.FullName, "--trace", Trace, .. options]);
}
