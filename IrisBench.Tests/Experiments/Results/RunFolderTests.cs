using IrisBench.Experiments.Results;

namespace IrisBench.Tests.Experiments.Results;

public sealed class RunFolderTests : IDisposable
{
    private readonly RawRun _run = new SyntheticRun { Rounds = 2 }.Build();
    private readonly SyntheticFolder _folder;

    public RunFolderTests() => _folder = new SyntheticFolder(_run);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_was_written_is_read()
    {
        var read = await _folder.Run.ReadAsync();

        Assert.Equal(_run.Header.Id, read.Header.Id);
        Assert.Equal(
            _run.Rounds.Select(round => (round.Index, round.Side, round.Kind, round.DurationSeconds, round.Rested)),
            read.Rounds.Select(round => (round.Index, round.Side, round.Kind, round.DurationSeconds, round.Rested)));
        Assert.Equal(
            _run.Pipelines.Select(run => (run.Round, run.Sequence, run.Seconds, run.Steps.Count)),
            read.Pipelines.Select(run => (run.Round, run.Sequence, run.Seconds, run.Steps.Count)));
        Assert.Equal(_run.Samples, read.Samples);
    }

    [Fact]
    public async Task A_torn_last_line_and_the_runs_of_a_round_that_never_ended_are_left_out()
    {
        var rounds = File.ReadAllText(_folder.Run.Rounds.FullName);
        File.WriteAllText(_folder.Run.Rounds.FullName, rounds[..^40]);
        File.AppendAllText(_folder.Run.Samples.FullName, "{\"atSeconds\": 12.5, \"comp");

        var read = await _folder.Run.ReadAsync();

        Assert.Equal(_run.Rounds.Count - 1, read.Rounds.Count);
        Assert.Equal(_run.Samples.Count, read.Samples.Count);
        Assert.Equal(_run.Pipelines.Count(run => run.Round != _run.Rounds[^1].Index), read.Pipelines.Count);
    }

    [Fact]
    public async Task A_run_that_was_killed_before_its_first_round_has_none()
    {
        _folder.Run.Rounds.Delete();
        _folder.Run.Pipelines.Delete();
        _folder.Run.Samples.Delete();

        var read = await _folder.Run.ReadAsync();

        Assert.Empty(read.Rounds);
        Assert.Empty(read.Samples);
    }

    [Fact]
    public async Task A_broken_line_is_named_by_file_and_number()
    {
        var lines = File.ReadAllLines(_folder.Run.Rounds.FullName);
        lines[2] = "{\"index\": \"three\"}";
        File.WriteAllLines(_folder.Run.Rounds.FullName, lines);

        var exception = await Assert.ThrowsAsync<RunFolderException>(() => _folder.Run.ReadAsync());

        Assert.Contains("rounds.jsonl, line 3:", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_without_a_header_is_not_a_run()
    {
        _folder.Run.Header.Delete();

        Assert.EndsWith(
            "it has no run.json. Name one of those below results/.",
            (await Assert.ThrowsAsync<RunFolderException>(() => _folder.Run.ReadAsync())).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("not JSON")]
    [InlineData("null")]
    [InlineData("{}")]
    public async Task A_header_that_is_none_is_told_in_a_line(string text)
    {
        File.WriteAllText(_folder.Run.Header.FullName, text);

        Assert.Contains(
            "run.json", (await Assert.ThrowsAsync<RunFolderException>(() => _folder.Run.ReadAsync())).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("run.json", "components")]
    [InlineData("run.json", "sides")]
    [InlineData("run.json", "parity")]
    [InlineData("run.json", "notes")]
    [InlineData("rounds.jsonl", "use")]
    [InlineData("pipelines.jsonl", "steps")]
    public async Task Nothing_in_a_list_is_null(string name, string list)
    {
        var file = Path.Combine(_folder.Directory.FullName, name);
        var (begin, text) = ($"\"{list}\":[", File.ReadAllText(file));
        Assert.Contains(begin, text, StringComparison.Ordinal);
        text = text.Replace($"{begin}]", $"{begin}null]", StringComparison.Ordinal);
        File.WriteAllText(file, text.Replace(begin + '{', begin + "null,{", StringComparison.Ordinal));

        var exception = await Assert.ThrowsAsync<RunFolderException>(() => _folder.Run.ReadAsync());
        Assert.Contains(name, exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("run.json", "\"toleratedFailures\":0.01")]
    [InlineData("run.json", "\"loadAverage\":0.1")]
    [InlineData("rounds.jsonl", "\"restSeconds\":0.5")]
    public async Task No_number_is_infinite(string name, string number)
    {
        var file = Path.Combine(_folder.Directory.FullName, name);
        var text = File.ReadAllText(file);
        Assert.Contains(number, text, StringComparison.Ordinal);
        File.WriteAllText(file, text.Replace(number, $"{number.Split(':')[0]}:1e999", StringComparison.Ordinal));

        var exception = await Assert.ThrowsAsync<RunFolderException>(() => _folder.Run.ReadAsync());
        Assert.Contains(name, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_format_newer_than_this_program_is_refused()
    {
        File.WriteAllText(
            _folder.Run.Header.FullName,
            File.ReadAllText(_folder.Run.Header.FullName).Replace("\"schema\":1,\"id\"", "\"schema\":2,\"id\"", StringComparison.Ordinal));

        Assert.Contains(
            "schema 2", (await Assert.ThrowsAsync<RunFolderException>(() => _folder.Run.ReadAsync())).Message, StringComparison.Ordinal);
    }
}
