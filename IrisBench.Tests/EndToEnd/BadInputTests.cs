using System.Text;

namespace IrisBench.Tests.EndToEnd;

[Collection(SharedSystemCollection.Name)]
public sealed class BadInputTests(RunningSystem system)
{
    private const string Flower = "custom;5.1,3.5,1.4,0.2";

    [Theory]
    [InlineData("iris-auth", RunningSystem.User + ";wrong")]
    [InlineData("iris-auth", "nobody;" + RunningSystem.Password)]
    [InlineData("monolith", RunningSystem.User + ";wrong;" + Flower)]
    public async Task Wrong_credentials_are_401(string workload, string body) => await system.ProblemAsync(workload, body, 401);

    [Theory]
    [InlineData("iris-auth", "no separator")]
    [InlineData("iris-auth", "{\"user\":\"iris\"}")]
    [InlineData("iris-load", "zero")]
    [InlineData("iris-load", "{\"iterations\":-1}")]
    [InlineData("iris-load", "{\"size\":1000000}")]
    [InlineData("iris-predict", "default;5.1,3.5,1.4")]
    [InlineData("iris-predict", "default;NaN,3.5,1.4,0.2")]
    [InlineData("iris-predict", "default;a,b,c,d")]
    [InlineData("iris-predict", "default;1e308,3.5,1.4,0.2")]
    [InlineData("monolith", "user;password")]
    [InlineData("monolith", RunningSystem.User + ";" + RunningSystem.Password + ";custom;NaN,3.5,1.4,0.2")]
    [InlineData("monolith", "{\"user\":\"iris\",\"password\":\"x\",\"model\":\"custom\",\"features\":\"5.1\"}")]
    public async Task Malformed_input_is_400_and_says_what_is_wrong(string workload, string body)
    {
        var problem = await system.ProblemAsync(workload, body, 400);
        Assert.NotEmpty(problem.GetProperty("detail").GetString()!);
    }

    [Theory]
    [InlineData("iris-predict", "best;5.1,3.5,1.4,0.2")]
    [InlineData("iris-predict", "987654;5.1,3.5,1.4,0.2")]
    public async Task An_unknown_model_is_404(string workload, string body) => await system.ProblemAsync(workload, body, 404);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("forged.token.here")]
    public async Task Training_without_a_valid_token_is_401_and_says_how_to_authenticate(string? token)
    {
        using var response = await system.SendAsync("iris-train", "", token);
        await Calls.ProblemOfAsync(response, 401);
        Assert.Equal("Bearer", response.Headers.WwwAuthenticate.Single().Scheme);
    }

    [Fact]
    public async Task A_token_beyond_ASCII_is_401_as_any_that_is_not_valid()
    {
        using var handler = new SocketsHttpHandler { RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8 };
        using var gateway = system.Client("iris-train");
        using var client = new HttpClient(handler) { BaseAddress = gateway.BaseAddress };
        client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", "Bearer é");
        using var response = await client.PostAsync(new Uri("", UriKind.Relative), null);
        await Calls.ProblemOfAsync(response, 401);
    }

    [Theory]
    [InlineData("iris-auth", """{"user":"nobody","user":"iris","password":"correct horse battery staple"}""")]
    [InlineData("iris-load", """{"iterations":1,"size":10,"size":50}""")]
    [InlineData("iris-predict", """{"model":"custom","model":"default","features":[5.1,3.5,1.4,0.2]}""")]
    [InlineData(
        "monolith",
        """{"user":"iris","user":"iris","password":"correct horse battery staple","model":"default","features":[5.1,3.5,1.4,0.2]}""")]
    public async Task A_key_that_is_repeated_is_400_whatever_its_values(string workload, string body)
        => await system.ProblemAsync(workload, body, 400);

    [Theory]
    [InlineData("iris-auth")]
    [InlineData("iris-load")]
    [InlineData("iris-train")]
    [InlineData("iris-predict")]
    [InlineData("monolith")]
    public async Task An_oversize_body_is_413(string workload)
        => await system.ProblemAsync(workload, new string('x', 100_000), 413, await system.SignInAsync());

    [Fact]
    public async Task Bytes_that_are_no_text_are_400()
    {
        using var client = system.Client("iris-predict");
        using var response = await client.PostAsync(new Uri("", UriKind.Relative), new ByteArrayContent([0xff, 0xfe, 0x80]));
        await Calls.ProblemOfAsync(response, 400);
    }

    [Fact]
    public async Task Another_method_is_405_and_another_path_404()
    {
        using var client = system.Client("iris-auth");
        using var get = await client.GetAsync(new Uri("", UriKind.Relative));
        await Calls.ProblemOfAsync(get, 405);
        using var elsewhere = await client.PostAsync(new Uri("elsewhere", UriKind.Relative), null);
        await Calls.ProblemOfAsync(elsewhere, 404);
    }

    [Fact]
    public async Task A_refused_training_stores_no_model()
    {
        using var server = system.Client("iris-server");
        var before = await server.GetStringAsync(new Uri("models", UriKind.Relative));
        await system.ProblemAsync("iris-train", "", 401, "forged.token.here");
        await system.ProblemAsync("monolith", RunningSystem.User + ";wrong;" + Flower, 401);
        Assert.Equal(before, await server.GetStringAsync(new Uri("models", UriKind.Relative)));
    }
}
