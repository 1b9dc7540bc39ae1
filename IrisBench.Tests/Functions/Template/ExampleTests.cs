using System.Net;

namespace IrisBench.Tests.Functions.Template;

public class ExampleTests
{
    [Fact]
    public async Task Forked_it_answers_one_request_and_ends()
    {
        var (exitCode, output, errors) = await TemplateProcess.ForkAsync("1, 2, 6");

        Assert.Equal((0, """{"count":3,"value":3}""", ""), (exitCode, output, errors));
    }

    [Fact]
    public async Task Forked_with_bad_input_it_fails_in_one_line_that_is_not_in_the_answer()
    {
        var (exitCode, output, errors) = await TemplateProcess.ForkAsync("1,two");

        Assert.Equal((1, "", "'two' is not a number."), (exitCode, output, errors.Trim()));
    }

    [Fact]
    public Task As_a_server_it_answers_requests_and_probes_and_is_measured_as_every_step() => TemplateProcess.ServeAsync(async client =>
    {
        using var good = await client.PostAsync("/", new StringContent("1,2,6"));
        using var bad = await client.PostAsync("/", new StringContent("1,two"));

        Assert.Equal("""{"count":3,"value":3}""", await good.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.BadRequest, bad.StatusCode);
        Assert.Equal("OK", await client.GetStringAsync("/_/ready"));
        Assert.Contains("irisbench_step_duration_seconds_count{", await client.GetStringAsync("/metrics"), StringComparison.Ordinal);
    });
}
