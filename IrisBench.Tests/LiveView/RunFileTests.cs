using System.Net;

namespace IrisBench.Tests.LiveView;

public sealed class RunFileTests(IdleLiveView live) : IClassFixture<IdleLiveView>
{
    [Theory]
    [InlineData("/runs/../secret.txt")]
    [InlineData("/runs/..%2fsecret.txt")]
    [InlineData($"/runs/{IdleLiveView.Run}/../../secret.txt")]
    [InlineData($"/runs/{IdleLiveView.Run}/..%2f..%2fsecret.txt")]
    [InlineData($"/runs/{IdleLiveView.Run}/%2e%2e/%2e%2e/secret.txt")]
    [InlineData($"/runs/{IdleLiveView.Run}/..%5c..%5csecret.txt")]
    [InlineData($"/runs/{IdleLiveView.Run}/plots/../../../secret.txt")]
    [InlineData($"/runs/{IdleLiveView.Run}/link.txt")]
    [InlineData($"/runs/{IdleLiveView.Run}/pipe")]
    [InlineData("/runs/outside/secret.txt")]
    [InlineData("/runs/%2e%2e/secret.txt")]
    [InlineData("/runs//etc/passwd")]
    public async Task No_path_leads_out_of_the_folder_of_a_run(string path)
    {
        using var client = await LiveClient.LogInAsync(live.Process.Address);

        using var answer = await client.GetAsWrittenAsync(path);

        Assert.Contains(answer.StatusCode, new[] { HttpStatusCode.NotFound, HttpStatusCode.BadRequest });
        Assert.DoesNotContain(LiveFolder.Secret, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_is_shown_in_a_sandbox()
    {
        using var client = await LiveClient.LogInAsync(live.Process.Address);

        using var answer = await client.GetAsync($"/runs/{IdleLiveView.Run}/report.html");

        Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("sandbox allow-scripts;", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("allow-same-origin", policy, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("run.json")]
    [InlineData("plots/cpu.svg")]
    public async Task The_other_files_are_to_keep_and_not_to_be_shown(string path)
    {
        using var client = await LiveClient.LogInAsync(live.Process.Address);

        using var answer = await client.GetAsync($"/runs/{IdleLiveView.Run}/{path}");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Equal("application/octet-stream", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Runs_of_the_command_line_are_listed_with_status_and_files_and_links_and_pipes_are_not()
    {
        using var client = await LiveClient.LogInAsync(live.Process.Address);

        var list = await client.GetJsonAsync("/api/runs");

        var run = Assert.Single(list.GetProperty("runs").EnumerateArray());
        Assert.Equal(IdleLiveView.Run, run.GetProperty("id").GetString());
        Assert.Equal("interrupted", run.GetProperty("status").GetString());
        Assert.True(run.GetProperty("hasReport").GetBoolean());
        Assert.Equal(
            ["plots/cpu.svg", "run.json"], run.GetProperty("files").EnumerateArray().Select(file => file.GetProperty("path").GetString()));
    }
}
