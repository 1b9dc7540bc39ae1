namespace IrisBench.Tests.Compare.Commands;

public class BadOptionTests
{
    [Theory]
    [InlineData("compare", "--profile", "fast")]
    [InlineData("compare", "--repetitions", "0")]
    [InlineData("compare", "--repetitions", "many")]
    [InlineData("compare", "--iterations", "99999999999999999999")]
    [InlineData("compare", "--size", "-1")]
    [InlineData("compare", "--seed", "1.5")]
    [InlineData("compare", "--seed")]
    [InlineData("compare", "--output", "/no/such/folder/result.json")]
    [InlineData("compare", "--output", "/tmp")]
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
