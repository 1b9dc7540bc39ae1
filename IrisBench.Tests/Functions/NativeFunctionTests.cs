using System.Text.Json;
using IrisBench.Tests.Gateway;
using IrisBench.Tests.IrisServer;

namespace IrisBench.Tests.Functions;

/// <summary>Native code leaves out what nobody seems to call: each function is run as both watchdogs run it.</summary>
public sealed class NativeFunctionTests(NativeFunction native) : IClassFixture<NativeFunction>
{
    private static readonly Dictionary<string, string[]> Bad = new()
    {
        ["IrisLoad"] = ["zero"],
        ["IrisPredict"] = ["default;NaN,3.5,1.4,0.2", "{\"model\":\"default\"}"],
        ["IrisAuth"] = ["no separator"],
    };

    [NativeFact]
    public async Task The_pipeline_runs_with_a_native_process_for_each_request()
    {
        using var store = new StoreFolder();
        await using var server = await IrisServerProcess.StartAsync(store.StorePath, ("Iris:Password", "plain"));
        var address = ("services__iris-server__http__0", server.Client.BaseAddress!.ToString());

        var auth = await RunAsync("IrisAuth", $"{IrisServerProcess.User};plain", address, ("Http_Accept", "text/plain"));
        Assert.Equal((0, ""), (auth.ExitCode, auth.Errors));
        var load = await RunAsync("IrisLoad", "2;50;1");
        Assert.Equal(
            Checksum(await ForkedFunction.RunAsync("IrisLoad", "2;50;1")), Checksum(load), 1e-9 * Math.Abs(Checksum(load)));
        // ML.NET emits code at run time, so train is never native; it takes the token all the same.
        var train = await ForkedFunction.RunAsync("IrisTrain", "", address, ("Http_Authorization", $"Bearer {auth.Output}"));
        Assert.Equal((0, ""), (train.ExitCode, train.Errors));
        const string Flower = "custom;6.3,3.3,6.0,2.5";
        Assert.Equal(await ForkedFunction.RunAsync("IrisPredict", Flower, address), await RunAsync("IrisPredict", Flower, address));
    }

    [NativeFact]
    public async Task A_failure_is_said_in_the_same_words()
    {
        foreach (var function in native.All)
        {
            foreach (var body in Bad[function])
                Assert.Equal(await ForkedFunction.RunAsync(function, body), await RunAsync(function, body));
        }
    }

    [NativeFact]
    public async Task A_kept_process_answers_refuses_and_tells_its_metrics()
    {
        using var store = new StoreFolder();
        await using var server = await IrisServerProcess.StartAsync(store.StorePath, ("Iris:Password", "plain"));
        await using var gateway = await GatewayProcess.StartAsync(
        [
            .. Function("auth", "IrisAuth", server), .. Function("load", "IrisLoad", server), .. Function("predict", "IrisPredict", server),
        ]);

        Assert.Contains("token", await PostAsync("auth", $"{IrisServerProcess.User};plain", 200), StringComparison.Ordinal);
        Assert.Contains("checksum", await PostAsync("load", "2;50;1", 200), StringComparison.Ordinal);
        Assert.Contains("Each feature", await PostAsync("predict", "default;a,b,c,d", 400), StringComparison.Ordinal);
        Assert.Contains("setosa", await PostAsync("predict", "default;5.1,3.5,1.4,0.2", 200), StringComparison.Ordinal);
        await PostAsync("load", "zero", 400);
        Assert.Contains("compilation=\"native\"", await gateway.Management.GetStringAsync("/metrics"), StringComparison.Ordinal);

        async Task<string> PostAsync(string function, string body, int status)
        {
            using var answer = await gateway.Client.PostAsync($"/function/{function}", new StringContent(body));
            var text = await answer.Content.ReadAsStringAsync();
            Assert.True((int)answer.StatusCode == status, $"{function} answered {(int)answer.StatusCode}: {text}");
            return text;
        }
    }

    private Task<(int ExitCode, string Output, string Errors)> RunAsync(
        string function, string body, params (string Name, string Value)[] variables)
        => native.All.Contains(function)
            ? ForkedFunction.RunProgramAsync(native.PathOf(function), body, variables)
            : ForkedFunction.RunAsync(function, body, variables);

    private (string, string)[] Function(string name, string function, IrisServerProcess server) =>
    [
        ($"{name}:Program", native.PathOf(function)),
        ($"{name}:Environment:services__iris-server__http__0", server.Client.BaseAddress!.ToString()),
    ];

    private static double Checksum((int ExitCode, string Output, string Errors) answer)
    {
        Assert.Equal((0, ""), (answer.ExitCode, answer.Errors));
        return JsonDocument.Parse(answer.Output).RootElement.GetProperty("checksum").GetDouble();
    }
}
