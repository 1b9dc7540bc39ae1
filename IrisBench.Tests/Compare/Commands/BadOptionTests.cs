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
    [InlineData("compare", "--unknown")]
    [InlineData("contrast")]
    public async Task A_bad_option_gives_one_line_and_exit_code_2(params string[] args)
    {
        var (exitCode, output, error) = await IrisBenchProcess.RunAsync(new Dictionary<string, string>(), args);

        Assert.Equal(2, exitCode);
        Assert.Empty(output);
        var line = Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.StartsWith("irisbench: ", line, StringComparison.Ordinal);
    }
}
