namespace IrisBench.Tests.EndToEnd;

/// <summary>Takes iris-server away and brings it back.</summary>
[Collection(SharedSystemCollection.Name)]
public sealed class OutageTests(RunningSystem system)
{
    private const string Run = RunningSystem.User + ";" + RunningSystem.Password;

    [Fact]
    public async Task While_iris_server_is_down_the_steps_answer_503_and_recover_without_a_restart_and_the_models_are_kept()
    {
        var token = await system.SignInAsync();
        var version = (await system.AnswerAsync("iris-train", "", token)).GetProperty("modelVersion").GetInt32();
        var before = await ModelAsync(version);
        await system.AnswerAsync("iris-predict", "default;5.1,3.5,1.4,0.2");

        await system.StopAsync("iris-server");
        await system.ProblemAsync("iris-auth", Run, 503);
        await system.ProblemAsync("iris-train", "", 503, token);
        await system.ProblemAsync("iris-predict", "default;5.1,3.5,1.4,0.2", 503);
        await system.ProblemAsync("monolith", Run + ";custom;5.1,3.5,1.4,0.2", 503);

        await system.StartAsync("iris-server");
        Assert.Equal(before, await ModelAsync(version));
        await system.AnswerAsync("iris-auth", Run);
        var answer = await system.AnswerAsync("iris-predict", $"{version};5.1,3.5,1.4,0.2");
        Assert.Equal(version, answer.GetProperty("modelVersion").GetInt32());
        await system.AnswerAsync("iris-train", "", token);
        await system.AnswerAsync("iris-predict", "default;5.1,3.5,1.4,0.2");
        await system.AnswerAsync("monolith", Calls.MonolithBody("custom", "5.1,3.5,1.4,0.2"));
    }

    private async Task<byte[]> ModelAsync(int version)
    {
        using var server = system.Client("iris-server");
        return await server.GetByteArrayAsync(new Uri($"/model/{version}", UriKind.Relative));
    }
}
