using System.Text.Json;
using IrisBench.Compare.Commands;
using IrisBench.Evaluation;
using IrisBench.Experiments.Definition.Reading;
using IrisBench.Experiments.Results;
using IrisBench.Tests.Experiments.OwnSystem;

namespace IrisBench.Tests.Compare.Commands;

/// <summary>irisbench ab on two servers that answer with a known number of bytes: a figure that no neighbour changes.</summary>
public sealed class AbCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("irisbench-tests-");

    private Dictionary<string, string> Variables => new()
    {
        ["IrisBench__StateFile"] = Path.Combine(_folder.FullName, "none.json"),
        ["HOME"] = _folder.FullName,
    };

    private string Results => Path.Combine(_folder.FullName, "results");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("no more than before", 9, 0, "Nothing is worse by more than 5.0 %.")]
    [InlineData("much more, many times more, and more again, and again, and again, and again", 9, 3, "Worse by more than 5.0 %")]
    [InlineData("no more than before", 5, 4, "but it is not excluded of traffic")]
    public async Task The_exit_code_says_whether_the_second_is_worse(string after, int rounds, int expected, string sentence)
    {
        var json = Path.Combine(_folder.FullName, "ab.json");

        var (exitCode, output, error) = await AbAsync(after, rounds, "--json", json);

        Assert.True(exitCode == expected, error + output);
        Assert.Contains(sentence, output, StringComparison.Ordinal);
        // It says before how long it takes, although nobody follows it on a terminal.
        Assert.Matches($@"(?m)^{3 * rounds} rounds, about .*: they end at [0-9:]+\s*$", error);
        Assert.Contains("took turns in one run", output, StringComparison.Ordinal);
        using var document = JsonDocument.Parse(await File.ReadAllTextAsync(json));
        var difference = document.Deserialize(EvaluationJson.Default.RunDifference)!;
        var run = await new RunFolder(Assert.Single(new DirectoryInfo(Results).GetDirectories())).ReadAsync();
        Assert.Equal((run.Header.Id, "ab-own"), (difference.Run, run.Header.Experiment.Name));
        Assert.Equal(2 * rounds, run.Rounds.Count(round => round is { Kind: RoundKind.Measured, Side: "one" or "two" }));
        Assert.Equal(rounds, run.Rounds.Count(round => round.Kind == RoundKind.NoisePair));
    }

    [Theory]
    [InlineData("rounds: 7", 7)]
    [InlineData("", 30)]
    public void The_file_says_how_many_rounds_there_are_and_else_there_are_thirty(string text, int expected)
        => Assert.Equal(
            expected,
            AbCommand.RoundsOf(ExperimentFile.Parse(
                $"name: own\nsides: [{{ name: monolith, packaging: monolith }}]\n{text}\n", "test")));

    [Fact]
    public async Task What_is_not_known_may_be_taken_for_good()
        => Assert.Equal(0, (await AbAsync("no more than before", 5, "--unknown", "ok")).ExitCode);

    [Fact]
    public async Task Rounds_that_are_all_void_are_not_known()
    {
        await using var server = await OwnServer.StartAsync(("/", OwnServer.Text("no more than before")));
        var file = Write(server, server);
        File.WriteAllText(file, (await File.ReadAllTextAsync(file)).Replace(
            "load: { kind: open, ratePerSecond: 20, durationSeconds: 0.3 }",
            "load: { runs: 2 }\nfaults: [{ atSeconds: 60, do: command, command: 'true' }]", StringComparison.Ordinal));

        var (exitCode, output, error) = await IrisBenchProcess.RunAsync(
            Variables, ["ab", "one", "two", "--experiment", file, "--rounds", "6", "--results", Results]);

        Assert.True(exitCode == 4, error + output);
        Assert.Contains("Nothing could be compared", output, StringComparison.Ordinal);
        Assert.DoesNotContain("Nothing is worse", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new[] { "one", "one" }, "one is named twice")]
    [InlineData(new[] { "HEAD~1", "HEAD" }, "The side one does not say how it is started")]
    [InlineData(new[] { "HEAD~1", "HEAD", "--side", "three" }, "own has no side 'three'; it has one, two.")]
    [InlineData(new[] { "one", "two", "--threshold", "0.1%" }, "--threshold of ab is from 0.5% to 100%")]
    public async Task What_cannot_be_compared_is_refused_in_a_line(string[] arguments, string expected)
    {
        await using var server = await OwnServer.StartAsync(("/", OwnServer.Text("")));

        var (exitCode, _, error) = await IrisBenchProcess.RunAsync(
            ["ab", .. arguments, "--experiment", Write(server, server), "--results", Results]);

        Assert.NotEqual(0, exitCode);
        Assert.Contains(expected, error, StringComparison.Ordinal);
        Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    private async Task<(int ExitCode, string Output, string Error)> AbAsync(string after, int rounds, params string[] options)
    {
        await using var one = await OwnServer.StartAsync(("/", OwnServer.Text("no more than before")));
        await using var two = await OwnServer.StartAsync(("/", OwnServer.Text(after)));
        return await IrisBenchProcess.RunAsync(
            Variables,
            [
                "ab", "one", "two", "--experiment", Write(one, two), "--rounds", $"{rounds}", "--measure", "bytesPerRun",
                "--results", Results, .. options,
            ]);
    }

    private string Write(OwnServer one, OwnServer two)
    {
        var file = Path.Combine(_folder.FullName, "own.yaml");
        File.WriteAllText(file, $$"""
            name: own
            common: { steps: [{ name: ask, path: / }] }
            sides:
              - { name: one, system: { baseUrl: "{{one.Address}}", components: [{ name: tests, process: {{Environment.ProcessId}} }] } }
              - name: two
                system: { baseUrl: "{{two.Address}}", components: [{ name: tests, process: {{Environment.ProcessId}} }] }
            load: { kind: open, ratePerSecond: 20, durationSeconds: 0.3 }
            warmUps: 0
            rest: { minimumSeconds: 0.05, maximumSeconds: 0.1 }
            measurement: { baselineSeconds: 0.1, neighbourShare: 1 }
            """);
        return file;
    }
}
