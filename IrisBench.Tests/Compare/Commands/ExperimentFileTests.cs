using IrisBench.Tests.Publishing;

namespace IrisBench.Tests.Compare.Commands;

public class ExperimentFileTests
{
    [Fact]
    public async Task Init_writes_a_file_that_compare_takes_and_never_replaces_one()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "My Own.yaml");

        var written = await IrisBenchProcess.RunAsync("init", file);
        var again = await IrisBenchProcess.RunAsync("init", file);

        Assert.Equal((0, ""), (written.ExitCode, written.Error));
        Assert.Contains($"irisbench compare --experiment '{file}'", written.Output, StringComparison.Ordinal);
        Assert.StartsWith(
            "# yaml-language-server: $schema=./experiment-1.schema.json\n", await File.ReadAllTextAsync(file), StringComparison.Ordinal);
        Assert.Equal("my-own", IrisBench.Experiments.Definition.Reading.ExperimentFile.Parse(await File.ReadAllTextAsync(file), file).Name);
        Assert.True(File.Exists(Path.Combine(folder.Path, "experiment-1.schema.json")));
        Assert.Equal(1, again.ExitCode);
        Assert.Contains("already exists", again.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_problem_of_a_file_is_a_line_and_the_exit_code_is_2()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "bad.yaml");
        await File.WriteAllTextAsync(file, "name: bad\nsides: []\nround: 3\n");

        var (exitCode, output, error) = await IrisBenchProcess.RunAsync("compare", "--experiment", file);

        Assert.Equal((2, ""), (exitCode, output));
        Assert.Collection(
            error.Split('\n', StringSplitOptions.RemoveEmptyEntries),
            line => Assert.Equal($"irisbench: {file}: line 2: sides must have at least 1, not 0", line),
            line => Assert.StartsWith(
                $"irisbench: {file}: line 3: 'round' is no key of the experiment, which knows schema, name", line,
                StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_missing_file_is_told_in_one_line()
    {
        var (exitCode, _, error) = await IrisBenchProcess.RunAsync("compare", "--experiment", "/no/such/file.yaml");

        Assert.Equal(1, exitCode);
        Assert.StartsWith("irisbench: /no/such/file.yaml cannot be read", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("stages.yaml", "closed")]
    [InlineData("day.yaml", "sequential")]
    public async Task Another_load_takes_the_place_of_one_that_changes(string example, string load)
    {
        var (_, _, error) = await IrisBenchProcess.RunAsync(
            "compare", "--experiment", RepositoryRoot.File("examples", "traffic", example), "--load", load, "--rounds", "0");

        var line = Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.EndsWith("rounds must be 1 to 1000, not 0", line, StringComparison.Ordinal);
    }
}
