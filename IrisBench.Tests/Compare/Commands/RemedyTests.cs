using IrisBench.Experiments;
using IrisBench.Experiments.Running;
using IrisBench.Experiments.Sides;
using IrisBench.Tests.Experiments.OwnSystem;

namespace IrisBench.Tests.Compare.Commands;

/// <summary>A refusal says what to do. These are those that a user meets most.</summary>
public class RemedyTests
{
    [Theory]
    [InlineData("Name one of those below results/", "sweep", "--resume", "{folder}")]
    [InlineData("Name one of those below results/", "report", "{folder}")]
    [InlineData("Name one of those below results/", "diff", "{folder}", "{folder}")]
    [InlineData("leave one out", "compare", "--profile", "quick", "--experiment", "/tmp/none.yaml")]
    [InlineData("leave one out", "compare", "--knative", "http://127.0.0.1:1", "--gateway", "http://127.0.0.1:1")]
    [InlineData("leave one out", "compare", "--prometheus", "http://127.0.0.1:1", "--control-group", "monolith=/x")]
    [InlineData("say where the system is called, too", "compare", "--iris-server-metrics", "http://127.0.0.1:1/metrics")]
    [InlineData("--gateway or --knative", "compare", "--monolith", "http://127.0.0.1:1")]
    [InlineData("name a file to be written", "init", "/")]
    [InlineData("is a variable in the command not set", "compare", "--experiment", "")]
    [InlineData("one of warm, zero, fork", "compare", "--mode", "cold")]
    public async Task The_command_line_says_what_to_do(string remedy, params string[] arguments)
    {
        var folder = Directory.CreateTempSubdirectory("irisbench-tests-");

        var (_, _, error) = await IrisBenchProcess.RunAsync(
            [.. arguments.Select(argument => argument.Replace("{folder}", folder.FullName, StringComparison.Ordinal))]);
        folder.Delete();

        Assert.Contains(remedy, error, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData(401, "IRISBENCH_GATEWAY_PASSWORD")]
    [InlineData(404, "Deploy the function")]
    [InlineData(409, "wait until that has ended")]
    [InlineData(0, "Start it, or name another by --gateway")]
    public async Task What_a_gateway_refuses_is_told_with_what_to_do(int status, string remedy)
    {
        var server = await OwnServer.StartAsync(("/system/info", context =>
        {
            context.Response.StatusCode = status;
            return Task.CompletedTask;
        }
        ));
        using var client = new GatewayClient(new Uri(server.Address), new RunCredentials("iris", "x", "admin", "y"));
        if (status == 0)
            await server.DisposeAsync();

        var refusal = await Assert.ThrowsAnyAsync<ExperimentException>(() => client.IsLocalGatewayAsync(default));
        await server.DisposeAsync();

        Assert.Contains(remedy, refusal.Message, StringComparison.Ordinal);
    }
}
