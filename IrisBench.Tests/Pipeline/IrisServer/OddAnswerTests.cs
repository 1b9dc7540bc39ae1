using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using IrisBench.Pipeline;
using IrisBench.Pipeline.IrisServer;
using IrisBench.Pipeline.Prediction;
using IrisBench.Pipeline.Steps;
using IrisBench.Tests.Pipeline.Models;

namespace IrisBench.Tests.Pipeline.IrisServer;

/// <summary>What answers in iris-server's place may answer anything. Found by <c>fuzz models</c>.</summary>
public sealed class OddAnswerTests : IDisposable
{
    private readonly StepTelemetry _telemetry = new("test");

    public void Dispose() => _telemetry.Dispose();

    [Theory]
    [InlineData("application/json; charset=x")]
    [InlineData("application/json; charset=\"\"")]
    [InlineData("application/json; charset=utf-7")]
    [InlineData("application/json; charset=utf-16")]
    public async Task Json_is_utf_8_whatever_the_server_says_of_it(string type)
    {
        var client = Client(_ => Answer("""{"token":"a.b.c","expiresAt":"2100-01-01T00:00:00Z"}""", type));

        Assert.Equal("a.b.c", (await client.AuthenticateAsync(new Credentials("u", "p"), CancellationToken.None)).Token);
    }

    [Fact]
    public async Task So_is_a_problem_that_it_has()
    {
        var client = Client(_ => Answer("""{"detail":"not today"}""", "application/problem+json; charset=x", HttpStatusCode.BadGateway));

        var failure = await Assert.ThrowsAsync<StepException>(() => client.StoreModelAsync([], "token", CancellationToken.None));

        Assert.Equal((StepFailure.DependencyFailed, "not today"), (failure.Failure, failure.Message));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\\u001b[2J")]
    [InlineData(null)]
    public async Task Words_that_nobody_can_read_are_not_passed_on(string? words)
    {
        var client = Client(_ => Answer(
            $"{{\"detail\":\"{words ?? new string('x', 100_000)}\"}}", "application/problem+json", HttpStatusCode.BadGateway));

        var failure = await Assert.ThrowsAsync<StepException>(() => client.StoreModelAsync([], "token", CancellationToken.None));

        Assert.Equal("iris-server answered 502.", failure.Message);
    }

    [Fact]
    public async Task A_model_that_has_not_changed_since_nobody_had_it_is_no_answer()
    {
        var failure = await Assert.ThrowsAsync<StepException>(
            () => PredictAsync(_ => new HttpResponseMessage(HttpStatusCode.NotModified)));

        Assert.Equal(StepFailure.DependencyFailed, failure.Failure);
    }

    [Fact]
    public async Task A_model_that_has_not_changed_is_used_again()
    {
        var answer = await PredictAsync(request => request.Headers.IfNoneMatch.Count == 0
            ? Model()
            : new HttpResponseMessage(HttpStatusCode.NotModified));

        Assert.Equal("setosa", answer.Text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a\r\nX-Own: b")]
    [InlineData("a b")]
    [InlineData("\u00e9")]
    public async Task A_token_that_no_header_can_hold_is_none(string token)
    {
        var json = JsonSerializer.Serialize(token);
        var client = Client(_ => Answer($"{{\"token\":{json},\"expiresAt\":\"2100-01-01T00:00:00Z\"}}", "application/json"));

        var failure = await Assert.ThrowsAsync<StepException>(
            () => client.AuthenticateAsync(new Credentials("u", "p"), CancellationToken.None));

        Assert.Equal((StepFailure.DependencyFailed, "iris-server sent a token that is none."), (failure.Failure, failure.Message));
    }

    private static HttpResponseMessage Model()
    {
        var answer = new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(DefaultModel.Bytes) };
        answer.Headers.Add("X-Model-Version", "0");
        answer.Headers.ETag = new EntityTagHeaderValue("\"0\"");
        return answer;
    }

    private static HttpResponseMessage Answer(string json, string type, HttpStatusCode status = HttpStatusCode.OK)
    {
        var answer = new HttpResponseMessage(status) { Content = new StringContent(json) };
        answer.Content.Headers.Remove("Content-Type");
        answer.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        return answer;
    }

    private static IrisServerClient Client(Func<HttpRequestMessage, HttpResponseMessage> server)
        => new(new HttpClient(new Server(server)) { BaseAddress = new Uri("http://iris-server.invalid") });

    // Twice: the second time with what it said of its answer.
    private async Task<StepAnswer> PredictAsync(Func<HttpRequestMessage, HttpResponseMessage> server)
    {
        var step = new PredictStep(new StepParts(_telemetry, () => Client(server)));
        var flower = new StepRequest("default;5.1,3.5,1.4,0.2");
        await step.RunAsync(flower, CancellationToken.None);
        return await step.RunAsync(flower, CancellationToken.None);
    }

    private sealed class Server(Func<HttpRequestMessage, HttpResponseMessage> answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
            => Task.FromResult(answer(request));
    }
}
