using System.Text.Json;
using IrisBench.Evaluation;
using IrisBench.Evaluation.Summaries;
using IrisBench.Reporting;
using IrisBench.Tests.Experiments;
using Json.Schema;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;

namespace IrisBench.Tests.Compare.Commands;

/// <summary>irisbench on two folders of runs.</summary>
public sealed class DiffCommandTests : IDisposable
{
    private readonly SyntheticFolder _before = new(new SyntheticRun { Rounds = 12, Seed = 1 }.Build());
    private readonly SyntheticFolder _after = new(new SyntheticRun
    {
        Rounds = 12,
        Seed = 2,
        Sides =
        [
            SyntheticSide.Monolith,
            SyntheticSide.FunctionsWarm with { Steps = [new("auth", 0.07), new("load", 0.2), new("train", 0.12), new("predict", 0.03)] },
        ],
    }.Build());

    public void Dispose()
    {
        _before.Dispose();
        _after.Dispose();
    }

    [Fact]
    public async Task A_regression_past_the_threshold_is_in_the_JSON_and_exits_with_3_as_a_gate()
    {
        var json = Path.Combine(_before.Directory.FullName, "diff.json");

        var (exitCode, output, error) = await DiffAsync(_before, _after, "--threshold", "5%", "--json", json, "--as-gate");

        Assert.Equal((3, ""), (exitCode, error));
        Assert.Contains("regression", output, StringComparison.Ordinal);
        using var document = JsonDocument.Parse(await File.ReadAllTextAsync(json));
        var schema = JsonSchema.FromText(EvaluationSchemas.Difference.ToText(), new BuildOptions { SchemaRegistry = new SchemaRegistry() });
        Assert.True(schema.Evaluate(document.RootElement).IsValid);
        var difference = document.Deserialize(EvaluationJson.Default.RunDifference)!;
        Assert.True(difference.HasRegression);
        Assert.All(
            difference.Changes.Where(change => change.Side == "monolith"), change => Assert.NotEqual(ChangeKind.Regression, change.Kind));
    }

    [Fact]
    public async Task Two_runs_are_no_gate_unless_that_is_asked_for_and_say_what_they_cannot_tell()
    {
        var (exitCode, output, _) = await DiffAsync(_before, _after);

        Assert.Equal(0, exitCode);
        Assert.Contains("are two runs of two hours: what the machine or a neighbour did in one of them cannot be told",
            string.Join(' ', output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_comment_for_a_pull_request_says_first_what_is_worse_and_shows_every_change_in_a_table()
    {
        var file = Path.Combine(_before.Directory.FullName, "comment.md");

        Assert.Equal(0, (await DiffAsync(_before, _after, "--markdown", file)).ExitCode);

        var comment = await File.ReadAllTextAsync(file);
        Assert.StartsWith("### irisbench: a regression\n\n**Worse by more than 5.0 %: functions-warm, ", comment, StringComparison.Ordinal);
        var document = Markdown.Parse(comment, new MarkdownPipelineBuilder().UsePipeTables().Build());
        // A side has three measures, and there is a heading.
        Assert.Equal(7, Assert.Single(document.Descendants<Table>()).Count);
    }

    [Theory]
    [InlineData("@org/team #123 GH-1 https://evil.example a@b.example 0123456789abcdef")]
    [InlineData("`` ` **bold** <img src=x> | a | b |")]
    [InlineData("left \u202E right\n# a heading")]
    public void Whatever_a_runs_folder_says_is_code_in_the_comment_and_not_endless(string text)
    {
        var before = RunEvaluation.Of(new SyntheticRun { Rounds = 2 }.Build(), IrisBench.Evaluation.Cost.Prices.PriceSheets.Default);
        var after = before with
        {
            Run = before.Run with
            {
                Id = text + new string('x', 100_000),
                ToolVersion = text,
                Machine = before.Run.Machine with { Cpu = text, Kernel = text },
            },
        };

        var comment = DifferenceComment.Of(RunDifference.Of(before, after, [Measures.PipelineSeconds], 0.05));

        Assert.InRange(comment.Length, 100, 20_000);
        Assert.DoesNotContain('\u202E', comment);
        var outsideCode = string.Concat(Markdown.Parse(comment, new MarkdownPipelineBuilder().UsePipeTables().Build())
            .Descendants<Markdig.Syntax.Inlines.LiteralInline>().Select(literal => literal.Content.ToString()));
        foreach (var alive in new[] { "@org", "#123", "GH-1", "evil.example", "a@b", "0123456789", "bold", "img", "right", "a heading" })
            Assert.DoesNotContain(alive, outsideCode, StringComparison.Ordinal);
        Assert.Single(Markdown.Parse(comment).Descendants<HeadingBlock>());
    }

    [Fact]
    public async Task A_baseline_is_as_good_without_its_samples_and_reports()
    {
        foreach (var file in _before.Directory.EnumerateFiles()
            .Where(file => file.Name is not ("run.json" or "rounds.jsonl" or "pipelines.jsonl")))
            file.Delete();

        Assert.Equal(3, (await DiffAsync(_before, _after, "--as-gate")).ExitCode);
    }

    [Fact]
    public async Task The_same_run_twice_exits_with_0() => Assert.Equal(0, (await DiffAsync(_before, _before)).ExitCode);

    [Fact]
    public async Task A_threshold_above_what_changed_and_a_measure_that_did_not_change_exit_with_0()
    {
        Assert.Equal(0, (await DiffAsync(_before, _after, "--as-gate", "--threshold", "0.9")).ExitCode);
        Assert.Equal(0, (await DiffAsync(_before, _after, "--as-gate", "--measure", Measures.WorkingSetMaxBytes)).ExitCode);
    }

    [Theory]
    [InlineData("--threshold", "5")]
    [InlineData("--threshold", "much")]
    [InlineData("--threshold", "-5%")]
    [InlineData("--measure", "speed")]
    [InlineData("--json", "/no/such/folder/diff.json")]
    [InlineData("--markdown", "/no/such/folder/diff.md")]
    public async Task Bad_usage_exits_with_2_and_a_line(string option, string value)
    {
        var (exitCode, output, error) = await DiffAsync(_before, _after, option, value);

        Assert.Equal((2, ""), (exitCode, output));
        Assert.Matches("^irisbench: [^\n]+\n$", error);
    }

    [Fact]
    public async Task A_broken_run_exits_with_2_and_a_line()
    {
        await File.WriteAllTextAsync(_after.Run.Header.FullName, "{");

        var (exitCode, _, error) = await DiffAsync(_before, _after);

        Assert.Equal(2, exitCode);
        Assert.Matches("^irisbench: [^\n]+\n$", error);
    }

    private static Task<(int ExitCode, string Output, string Error)> DiffAsync(
        SyntheticFolder before, SyntheticFolder after, params string[] options)
        => IrisBenchProcess.RunAsync(["diff", before.Directory.FullName, after.Directory.FullName, .. options]);
}
