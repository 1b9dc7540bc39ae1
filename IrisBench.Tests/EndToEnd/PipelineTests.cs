using IrisBench.Tests.Learning;

namespace IrisBench.Tests.EndToEnd;

[Collection(SharedSystemCollection.Name)]
public sealed class PipelineTests(RunningSystem system)
{
    [Fact]
    public async Task The_functions_run_the_pipeline_step_by_step()
    {
        var token = await system.SignInAsync();
        var load = await system.AnswerAsync("iris-load", "{\"iterations\":2,\"size\":100,\"seed\":1}");
        var train = await system.AnswerAsync("iris-train", "", token);
        var predict = await system.AnswerAsync("iris-predict", "custom;5.1,3.5,1.4,0.2");

        Assert.Equal(2, load.GetProperty("iterations").GetInt32());
        Assert.True(train.GetProperty("accuracy").GetDouble() >= PythonOriginal.TestAccuracy);
        Assert.Equal("setosa", predict.GetProperty("species").GetString());
        Assert.True(predict.GetProperty("modelVersion").GetInt32() >= train.GetProperty("modelVersion").GetInt32());
    }

    [Fact]
    public async Task The_monolith_runs_the_same_pipeline_in_one_call()
    {
        var answer = await system.AnswerAsync("monolith", Calls.MonolithBody("custom", "5.1,3.5,1.4,0.2"));

        Assert.Equal(2, answer.GetProperty("load").GetProperty("iterations").GetInt32());
        Assert.True(answer.GetProperty("train").GetProperty("accuracy").GetDouble() >= PythonOriginal.TestAccuracy);
        Assert.Equal("setosa", answer.GetProperty("predict").GetProperty("species").GetString());
        Assert.All(answer.GetProperty("seconds").EnumerateObject(), step => Assert.True(step.Value.GetDouble() > 0, step.Name));
        Assert.Equal(["auth", "load", "train", "predict"], answer.GetProperty("seconds").EnumerateObject().Select(step => step.Name));
    }

    [Fact]
    public async Task Both_sides_do_the_same_load_for_the_same_seed()
    {
        const string load = "{\"iterations\":3,\"size\":120,\"seed\":7}";
        var function = await system.AnswerAsync("iris-load", load);
        var monolith = await system.AnswerAsync("monolith", Calls.MonolithBody("default", "5.1,3.5,1.4,0.2", load));

        Assert.Equal(
            function.GetProperty("checksum").GetDouble(),
            monolith.GetProperty("load").GetProperty("checksum").GetDouble());
    }

    [Fact]
    public async Task Function_and_monolith_agree_with_the_python_original_on_every_recorded_flower()
    {
        var token = await system.SignInAsync();
        await system.AnswerAsync("iris-train", "", token);
        foreach (var expected in PythonOriginal.Answers)
        {
            var byDefault = await system.AnswerAsync("iris-predict", $"default;{expected.Text}");
            var byCustom = await system.AnswerAsync("iris-predict", $"custom;{expected.Text}");
            var byMonolith = await system.AnswerAsync("monolith", Calls.MonolithBody("custom", expected.Text));

            Assert.Equal(expected.Species, byDefault.GetProperty("species").GetString());
            Assert.Equal(expected.Species, byCustom.GetProperty("species").GetString());
            Assert.Equal(expected.Species, byMonolith.GetProperty("predict").GetProperty("species").GetString());
        }
    }

    [Theory]
    [InlineData("iris-predict", "default;6.3,3.3,6.0,2.5", "virginica")]
    [InlineData("monolith", RunningSystem.User + ";" + RunningSystem.Password + ";custom;6.0,2.9,4.5,1.5", "versicolor")]
    public async Task Plain_text_in_gives_the_bare_result_where_text_is_accepted(string workload, string body, string species)
    {
        using var response = await system.SendAsync(workload, body, accept: "text/plain");
        Assert.Equal(species, await response.Content.ReadAsStringAsync());
        Assert.Equal("text/plain", response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task A_version_number_selects_that_model()
    {
        var token = await system.SignInAsync();
        var version = (await system.AnswerAsync("iris-train", "", token)).GetProperty("modelVersion").GetInt32();
        await system.AnswerAsync("iris-train", "", token);
        var answer = await system.AnswerAsync("iris-predict", $"{version};5.1,3.5,1.4,0.2");
        Assert.Equal(version, answer.GetProperty("modelVersion").GetInt32());
    }
}
