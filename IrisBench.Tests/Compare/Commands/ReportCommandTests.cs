using IrisBench.Reporting;
using IrisBench.Tests.Experiments;

namespace IrisBench.Tests.Compare.Commands;

/// <summary>irisbench on folders of runs.</summary>
public sealed class ReportCommandTests : IDisposable
{
    private readonly SyntheticFolder _folder = new(new SyntheticRun { Rounds = 6 }.Build());

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task It_writes_all_files_and_prints_the_table_of_the_original()
    {
        var (exitCode, output, error) = await IrisBenchProcess.RunAsync("report", _folder.Directory.FullName);

        var files = new ReportFolder(_folder.Directory);
        Assert.Equal((0, ""), (exitCode, error));
        Assert.Contains("Memory baseline", output, StringComparison.Ordinal);
        Assert.Contains(files.Html.FullName, output, StringComparison.Ordinal);
        Assert.True(files.Summary.Exists && files.Html.Exists && files.Markdown.Exists && files.Plots.GetFiles().Length > 10);
    }

    [Fact]
    public async Task It_reckons_the_costs_by_the_prices_it_is_given()
    {
        var prices = new FileInfo(Path.Combine(_folder.Directory.FullName, "prices.json"));
        await File.WriteAllTextAsync(
            prices.FullName,
            IrisBench.Evaluation.Cost.Prices.PriceSheets.TextOf("aws-us-east-1").Replace("\"USD\"", "\"EUR\"", StringComparison.Ordinal));

        var (exitCode, output, _) = await IrisBenchProcess.RunAsync("report", _folder.Directory.FullName, "--prices", prices.FullName);

        Assert.Equal(0, exitCode);
        Assert.Contains(" EUR", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_holds_no_run_is_told_in_one_line()
    {
        _folder.Run.Header.Delete();

        var (exitCode, output, error) = await IrisBenchProcess.RunAsync("report", _folder.Directory.FullName);

        Assert.Equal((2, ""), (exitCode, output));
        Assert.Matches("^irisbench: .* has no run.json\\. Name one of those below results/\\.\n$", error);
    }

    [Theory]
    [InlineData("run.json", "\"cores\":", "\"cores\":-")]
    [InlineData("rounds.jsonl", "\"cpuSeconds\":0", "\"cpuSeconds\":1e308")]
    [InlineData("rounds.jsonl", "\"durationSeconds\":", "\"durationSeconds\":-")]
    [InlineData("pipelines.jsonl", "\"seconds\":0", "\"seconds\":1e999")]
    [InlineData("samples.jsonl", "\"workingSetBytes\":", "\"workingSetBytes\":-")]
    public async Task A_number_that_nobody_can_have_measured_is_told_in_one_line(string file, string right, string wrong)
    {
        var path = Path.Combine(_folder.Directory.FullName, file);
        var text = await File.ReadAllTextAsync(path);
        Assert.Contains(right, text, StringComparison.Ordinal);
        await File.WriteAllTextAsync(path, text.Replace(right, wrong, StringComparison.Ordinal));

        var (exitCode, output, error) = await IrisBenchProcess.RunAsync("report", _folder.Directory.FullName);

        Assert.Equal((2, ""), (exitCode, output));
        Assert.Matches($"^irisbench: [^\n]*{file}[^\n]*\n$", error);
    }

    [Theory]
    [InlineData("rounds.jsonl", "\"block\":3,", "\"block\":2147483647,")]
    [InlineData("rounds.jsonl", "\"unsent\":0", "\"unsent\":2147483647")]
    [InlineData("rounds.jsonl", "\"point\":0", "\"point\":2147483647")]
    [InlineData("rounds.jsonl", "\"block\":3,", "\"block\":2,")]
    [InlineData("rounds.jsonl", "\"index\":3,", "\"index\":2,")]
    [InlineData("samples.jsonl", "\"replicas\":1", "\"replicas\":2147483647")]
    public async Task Rounds_that_no_run_has_are_told_in_one_line(string file, string right, string wrong)
        => await A_number_that_nobody_can_have_measured_is_told_in_one_line(file, right, wrong);

    [Fact]
    public async Task A_step_with_a_name_of_300_kB_is_told_in_one_line_and_of_thousands_of_names_the_report_has_some()
    {
        var path = _folder.Run.Pipelines.FullName;
        var lines = await File.ReadAllLinesAsync(path);
        await File.WriteAllLinesAsync(
            path, lines.Select((line, index) => line.Replace("\"auth\"", $"\"auth-{index}\"", StringComparison.Ordinal)));
        var (exitCode, output, _) = await IrisBenchProcess.RunAsync("report", _folder.Directory.FullName);

        Assert.Equal(0, exitCode);
        Assert.Contains("steps; of 64 of each side the report tells.", output, StringComparison.Ordinal);

        await File.WriteAllLinesAsync(path, [lines[0].Replace("auth", new string('a', 300_000), StringComparison.Ordinal)]);
        await A_number_that_nobody_can_have_measured_is_told_in_one_line("pipelines.jsonl", "\"round\":", "\"round\":");
    }

    [Fact]
    public async Task A_run_of_no_sides_is_told_in_one_line()
    {
        var text = await File.ReadAllTextAsync(_folder.Run.Header.FullName);
        await File.WriteAllTextAsync(
            _folder.Run.Header.FullName, System.Text.RegularExpressions.Regex.Replace(text, "\"sides\":\\[[^]]*\\]", "\"sides\":[]"));

        var (exitCode, _, error) = await IrisBenchProcess.RunAsync("report", _folder.Directory.FullName);

        Assert.Equal(2, exitCode);
        Assert.Matches("^irisbench: [^\n]*sides must have at least 1, not 0[^\n]*\n$", error);
    }

    [Fact]
    public async Task A_folder_that_does_not_exist_is_bad_usage()
        => Assert.Equal(
            2, (await IrisBenchProcess.RunAsync("report", Path.Combine(_folder.Directory.FullName, "none"))).ExitCode);
}
