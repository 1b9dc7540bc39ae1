using System.Text.Json;
using IrisBench.Tests.IrisServer;

namespace IrisBench.Tests.Functions;

public sealed class ForkedFunctionTests
{
    [Fact]
    public async Task The_answer_is_all_that_standard_output_gets()
    {
        var answer = await ForkedFunction.RunAsync("IrisLoad", "2;50;1");
        Assert.Equal((0, ""), (answer.ExitCode, answer.Errors));
        Assert.Equal(2, JsonDocument.Parse(answer.Output).RootElement.GetProperty("iterations").GetInt32());
    }

    [Theory]
    [InlineData("IrisLoad", "zero")]
    [InlineData("IrisPredict", "default;NaN,3.5,1.4,0.2")]
    [InlineData("IrisAuth", "no separator")]
    [InlineData("IrisTrain", "")]
    public async Task A_failure_is_one_line_on_standard_error_and_a_non_zero_exit(string function, string body)
    {
        var answer = await ForkedFunction.RunAsync(function, body);
        Assert.Equal((1, ""), (answer.ExitCode, answer.Output));
        Assert.Single(answer.Errors.Trim().Split('\n'));
    }

    [Fact]
    public async Task A_byte_order_mark_before_the_body_is_dropped()
    {
        var answer = await ForkedFunction.RunAsync("IrisLoad", "\uFEFF{\"iterations\":1,\"size\":50}");
        Assert.Equal((0, ""), (answer.ExitCode, answer.Errors));
    }

    [Theory]
    [InlineData("IrisAuth")]
    [InlineData("IrisLoad")]
    [InlineData("IrisPredict")]
    [InlineData("IrisServer")]
    public void No_function_but_train_ships_ml_net(string program)
        => Assert.DoesNotContain(
            "Microsoft.ML", File.ReadAllText(Path.ChangeExtension(StartedAssembly.PathOf(program), ".deps.json")),
            StringComparison.Ordinal);

    [Fact]
    public async Task An_oversize_body_is_refused()
    {
        var answer = await ForkedFunction.RunAsync("IrisPredict", new string('x', 100_000));
        Assert.Equal(1, answer.ExitCode);
        Assert.Contains("larger than 65536 bytes", answer.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unreachable_iris_server_is_said_in_one_line()
    {
        var answer = await ForkedFunction.RunAsync(
            "IrisPredict", "default;5.1,3.5,1.4,0.2", ("services__iris-server__http__0", "http://127.0.0.1:9"));
        Assert.Equal((1, "iris-server cannot be reached; try again later."), (answer.ExitCode, answer.Errors.Trim()));
    }

    [Fact]
    public async Task A_proxy_of_the_environment_is_not_asked_for_iris_server()
    {
        using var store = new StoreFolder();
        await using var server = await IrisServerProcess.StartAsync(store.StorePath, ("Iris:Password", "plain"));

        var auth = await ForkedFunction.RunAsync(
            "IrisAuth", $"{IrisServerProcess.User};plain", ("services__iris-server__http__0", server.Client.BaseAddress!.ToString()),
            ("http_proxy", "http://127.0.0.1:9"), ("HTTPS_PROXY", "http://127.0.0.1:9"), ("ALL_PROXY", "http://127.0.0.1:9"),
            ("no_proxy", ""), ("NO_PROXY", ""));

        Assert.Equal((0, ""), (auth.ExitCode, auth.Errors));
    }

    [Fact]
    public async Task The_pipeline_runs_with_a_process_for_each_request()
    {
        using var store = new StoreFolder();
        await using var server = await IrisServerProcess.StartAsync(store.StorePath, ("Iris:Password", "plain"));
        var address = ("services__iris-server__http__0", server.Client.BaseAddress!.ToString());

        var auth = await ForkedFunction.RunAsync("IrisAuth", $"{IrisServerProcess.User};plain", address, ("Http_Accept", "text/plain"));
        Assert.Equal((0, ""), (auth.ExitCode, auth.Errors));
        var train = await ForkedFunction.RunAsync("IrisTrain", "", address, ("Http_Authorization", $"Bearer {auth.Output}"));
        Assert.Equal((0, ""), (train.ExitCode, train.Errors));
        var predict = await ForkedFunction.RunAsync("IrisPredict", "custom;6.3,3.3,6.0,2.5", address, ("Http_Accept", "text/plain"));
        Assert.Equal((0, "virginica"), (predict.ExitCode, predict.Output));
    }
}
