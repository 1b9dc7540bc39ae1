using IrisBench.Compare.RunningSystem;

namespace IrisBench.Tests.Compare.Commands;

public class BadOptionTests
{
    [Theory]
    [InlineData("compare", "--profile", "fast")]
    [InlineData("compare", "--rounds", "0")]
    [InlineData("compare", "--rounds", "many")]
    [InlineData("compare", "--iterations", "99999999999999999999")]
    [InlineData("compare", "--size", "-1")]
    [InlineData("compare", "--seed", "1.5")]
    [InlineData("compare", "--seed")]
    [InlineData("compare", "--mode", "cold")]
    [InlineData("compare", "--load", "open", "--rate", "0")]
    [InlineData("compare", "--gateway", "localhost")]
    [InlineData("compare", "--monolith", "http://127.0.0.1:1")]
    [InlineData("compare", "--iris-server-metrics", "http://127.0.0.1:1/metrics")]
    [InlineData("compare", "--profile", "quick", "--experiment", "/tmp/none.yaml")]
    [InlineData("compare", "--knative", "http://127.0.0.1:1", "--monolith", "http://127.0.0.1:1")]
    [InlineData("compare", "--knative", "http://127.0.0.1:1", "--gateway", "http://127.0.0.1:1")]
    [InlineData("compare", "--knative-domain", "two words")]
    [InlineData("compare", "--require", "5")]
    [InlineData("compare", "--require", "much")]
    [InlineData("compare", "--require", "1e-9")]
    [InlineData("ab", "HEAD~1", "HEAD", "--require", "0")]
    [InlineData("check", "/tmp")]
    [InlineData("compare", "--unknown")]
    [InlineData("contrast")]
    [InlineData("init", "/")]
    [InlineData("init", "")]
    [InlineData("diff", "/tmp", "/tmp", "--json", "")]
    [InlineData("report", "/tmp", "--prices", "")]
    [InlineData("compare", "--experiment", "\u001b[31m.yaml", "--profile", "quick")]
    [InlineData("compare", "--experiment", "/dev/zero")]
    public async Task A_bad_option_gives_one_line_and_exit_code_2(params string[] args)
    {
        var (exitCode, output, error) = await IrisBenchProcess.RunAsync(args);

        Assert.Equal(2, exitCode);
        Assert.Empty(output);
        var line = Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.StartsWith("irisbench: ", line, StringComparison.Ordinal);
        Assert.DoesNotContain(line, char.IsControl);
    }

    [Theory]
    [InlineData("TMPDIR", "/no/such/folder", 1)]
    [InlineData("HOME", null, 2)]
    public async Task A_broken_surrounding_gives_one_line(string variable, string? value, int expectedExitCode)
    {
        var home = Directory.CreateTempSubdirectory("irisbench-tests-");
        if (value is null)
        {
            var secrets = Directory.CreateDirectory(
                Path.Combine(home.FullName, ".microsoft", "usersecrets", AppHostLocation.UserSecretsId));
            await File.WriteAllTextAsync(Path.Combine(secrets.FullName, "secrets.json"), "{x");
        }

        var environment = new Dictionary<string, string>
        {
            ["IrisBench__StateFile"] = Path.Combine(home.FullName, "none.json"),
            [variable] = value ?? home.FullName,
        };
        string[] elsewhere = value is null ? ["--monolith", "http://127.0.0.1:9", "--gateway", "http://127.0.0.1:9"] : [];
        var (exitCode, output, error) = await IrisBenchProcess.RunAsync(environment, ["compare", .. elsewhere]);
        home.Delete(recursive: true);

        Assert.Equal((expectedExitCode, ""), (exitCode, output));
        Assert.StartsWith("irisbench: ", error.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1], StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ab")]
    [InlineData("diff")]
    public async Task Help_on_measures_leaves_room_for_what_the_options_do(string command)
    {
        var help = (await IrisBenchProcess.RunAsync(command, "--help")).Output;

        Assert.Contains("--measure <MEASURE>", help, StringComparison.Ordinal);
        Assert.Contains("workingSetBaselineBytes", help, StringComparison.Ordinal);
        var line = help.Split('\n').Single(line => line.Contains("--json <FILE>", StringComparison.Ordinal));
        Assert.InRange(line.IndexOf("Write the difference", StringComparison.Ordinal), 1, 80);
    }

    [Fact]
    public async Task Help_shows_the_values_that_are_taken_and_takes_them_in_any_case()
    {
        var help = await IrisBenchProcess.RunAsync("compare", "--help");
        var taken = await IrisBenchProcess.RunAsync(
            "compare", "--mode", "FORK", "--load", "Closed", "--profile", "QUICK", "--rounds", "0");

        Assert.Contains("--mode <warm|zero|fork>", help.Output, StringComparison.Ordinal);
        Assert.Contains("rounds must be 1 to 1000, not 0", taken.Error, StringComparison.Ordinal);
    }
}
