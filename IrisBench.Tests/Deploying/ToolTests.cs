using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using Aspire.Hosting;
using IrisBench.Hosting.Deploying;
using IrisBench.Hosting.OpenFaaS.Deploying;
using IrisBench.Tests.Hosting;
using IrisBench.Tests.Publishing;

namespace IrisBench.Tests.Deploying;

/// <summary>How a deployment calls a program, and what it makes of its answer.</summary>
public partial class ToolTests
{
    [UnixFact]
    public async Task Arguments_and_input_arrive_as_they_are_and_no_shell_reads_them()
    {
        var answer = await new Tool("printf", "").AskAsync(["%s|", "$HOME; rm *", "a \"b\" 'c'"], new(), CancellationToken.None);
        var echo = await new Tool("cat", "").AskAsync([], new() { Input = "a secret: ü\n" }, CancellationToken.None);

        Assert.Equal("$HOME; rm *|a \"b\" 'c'|", answer.Output);
        Assert.Equal("a secret: ü\n", echo.Output);
    }

    [UnixFact]
    public async Task What_takes_too_long_is_ended_and_told()
    {
        var refusal = await Assert.ThrowsAsync<DistributedApplicationException>(() => new Tool("sleep", "").AskAsync(
            ["600"], new() { Patience = TimeSpan.FromMilliseconds(100) }, CancellationToken.None));

        Assert.StartsWith("'sleep 600' was not done within 0 s and was ended", refusal.Message, StringComparison.Ordinal);
    }

    [UnixFact]
    public async Task What_is_cancelled_is_ended()
    {
        using var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new Tool("sleep", "").AskAsync(["600"], new(), cancel.Token));
    }

    // As Helm takes back what it has begun.
    [UnixFact]
    public async Task What_is_cancelled_may_end_in_order()
    {
        using var folder = new TemporaryFolder();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        using var cancel = new CancellationTokenSource();
        var call = new Tool("sh", "").AskAsync(
            ["-c", "trap ': > \"$0/ended\"; exit' TERM; : > \"$0/begun\"; while :; do sleep 0.05; done", folder.Path], new(), cancel.Token);
        while (!File.Exists(Path.Combine(folder.Path, "begun")))
            await Task.Delay(20, patience.Token);
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.True(File.Exists(Path.Combine(folder.Path, "ended")));
    }

    [UnixFact]
    public async Task What_does_not_end_when_it_is_asked_is_ended_by_force()
    {
        using var process = Process.Start(new ProcessStartInfo(
            "sh", ["-c", "trap '' TERM; echo deaf; while :; do sleep 0.05; done"])
        { RedirectStandardOutput = true })!;
        Assert.Equal("deaf", await process.StandardOutput.ReadLineAsync());

        Tool.End(process, grace: TimeSpan.FromMilliseconds(100));

        Assert.Equal(128 + 9, process.ExitCode);
    }

    [Fact]
    public async Task A_missing_program_is_told_with_what_to_do()
    {
        var tool = new Tool("irisbench-has-no-such-program", "install it");
        var refusal = await Assert.ThrowsAsync<DistributedApplicationException>(() => tool.AskAsync([], new(), CancellationToken.None));

        Assert.False(tool.IsThere);
        Assert.Equal("irisbench-has-no-such-program is not on PATH: install it.", refusal.Message);
    }

    [UnixFact]
    public async Task What_goes_on_until_it_is_needed_no_more_says_that_it_is_ready_and_ends()
    {
        int process;
        using (var started = await new Tool("sh", "").StartAsync(
            ["-c", "echo before; echo ready $$; exec sleep 600"], Ready(), CancellationToken.None))
            process = int.Parse(started.Said.Groups["process"].Value, System.Globalization.CultureInfo.InvariantCulture);

        Assert.False(Directory.Exists($"/proc/{process}"));
    }

    [UnixFact]
    public async Task What_ends_before_it_is_ready_is_told_with_its_reason()
    {
        var refusal = await Assert.ThrowsAsync<DistributedApplicationException>(() => new Tool("sh", "").StartAsync(
            ["-c", "echo 'error: services \"gateway\" not found' >&2"], Ready(), CancellationToken.None));

        Assert.Equal("sh ended too early: error: services \"gateway\" not found", refusal.Message);
    }

    [Theory]
    [InlineData("error: current-context is not set\n", "error: current-context is not set")]
    [InlineData(
        "E1130 12:00:00.1 memcache.go:265] \"Unhandled Error\"\nThe connection to the server a:1 was refused - did you specify it?\n",
        "The connection to the server a:1 was refused - did you specify it")]
    [InlineData("Warning: v1 is old\nError: values don't fit:\n- at '/secrets': none\n", "Error: values don't fit: - at '/secrets': none")]
    [InlineData("", "exit code 1")]
    public void What_a_program_said_is_one_line(string errors, string said)
        => Assert.Equal(said, new ToolAnswer(1, "", errors).Said);

    [Fact]
    public void What_a_program_said_is_short()
        => Assert.True(new ToolAnswer(1, "", new StringBuilder("error: ").Append('x', 10_000).ToString()).Said.Length < 1000);

    [Theory]
    [InlineData("172.18.0.3:5000/irisbench/monolith:v1", "172.18.0.3:5000", "irisbench/monolith", "v1")]
    [InlineData("ghcr.io/me/a/b:1.2", "ghcr.io", "me/a/b", "1.2")]
    [InlineData("localhost/a:1", "localhost", "a", "1")]
    public void An_image_has_a_registry_a_repository_and_a_tag(string name, string registry, string repository, string tag)
        => Assert.Equal(new ImageName(registry, repository, tag), ImageName.Parse(name));

    [Theory]
    [InlineData("irisbench/monolith:v1")]
    [InlineData("monolith:v1")]
    [InlineData("registry:5000/monolith")]
    [InlineData("")]
    public void An_image_without_registry_or_tag_cannot_be_pushed(string name) => Assert.Null(ImageName.Parse(name));

    [GeneratedRegex(@"^ready (?<process>\d+)")]
    private static partial Regex Ready();
}
