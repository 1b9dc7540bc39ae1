namespace IrisBench.Tests.Publishing;

public class RefusalTests
{
    [Fact]
    public async Task An_unknown_step_is_refused_and_nothing_is_written()
    {
        using var folder = new TemporaryFolder();
        var output = Path.Combine(folder.Path, "out");
        var run = await AppHostRun.OfAsync(folder.Path, "--operation", "publish", "--step", "no-such-step", "--output-path", output);

        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains("'no-such-step' not found", run.Output + run.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(output));
    }

    [Fact]
    public async Task A_manifest_needs_a_place()
    {
        using var folder = new TemporaryFolder();
        var run = await AppHostRun.OfAsync(folder.Path, "--publisher", "manifest");

        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains("--output-path", run.Output + run.Errors, StringComparison.Ordinal);
    }
}
