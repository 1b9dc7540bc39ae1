using System.Globalization;

namespace IrisBench.Tests.Gateway;

public sealed class AsyncCallTests
{
    [Fact]
    public async Task A_call_is_accepted_and_its_result_posted_to_the_callback()
    {
        await using var receiver = await CallbackReceiver.StartAsync();
        await using var gateway = await GatewayProcess.StartAsync(("f:Program", GatewayProcess.TestFunction), ("f:Mode", "zero"));
        using var accepted = await PostAsync(gateway, "f", "sleep 200", receiver.Address);
        Assert.Equal(202, (int)accepted.StatusCode);
        Assert.Empty(await accepted.Content.ReadAsStringAsync());
        var (headers, body) = await receiver.NextAsync();
        Assert.Equal("slept", body);
        Assert.Equal(accepted.Header("X-Call-Id"), headers["X-Call-Id"]);
        Assert.Equal("200", headers["X-Function-Status"]);
        Assert.Equal("f", headers["X-Function-Name"]);
        Assert.InRange(double.Parse(headers["X-Duration-Seconds"]!, CultureInfo.InvariantCulture), 0.19, 60);
    }

    [Fact]
    public async Task A_failed_call_is_tried_again_and_then_reported()
    {
        await using var receiver = await CallbackReceiver.StartAsync();
        await using var gateway = await GatewayProcess.StartAsync(
            ("f:Program", GatewayProcess.TestFunction),
            ("f:Mode", "fork"),
            ("Gateway:Async:Attempts", "3"),
            ("Gateway:Async:FirstDelayMilliseconds", "50"));
        using var accepted = await PostAsync(gateway, "f", "fail always", receiver.Address);
        var (headers, body) = await receiver.NextAsync();
        Assert.Equal("500", headers["X-Function-Status"]);
        Assert.Contains("always", body, StringComparison.Ordinal);
        await gateway.WaitForMetricAsync(3, "gateway_function_invocation_total", ("function_name", "f.openfaas-fn"), ("code", "500"));
    }

    [Theory]
    [InlineData("ftp://127.0.0.1/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("/relative")]
    public async Task A_callback_that_is_no_http_address_is_400(string callback)
    {
        await using var gateway = await GatewayProcess.StartAsync(("f:Program", GatewayProcess.TestFunction), ("f:Mode", "fork"));
        using var answer = await PostAsync(gateway, "f", "x", callback);
        Assert.Contains("X-Callback-Url", await answer.DetailAsync(400), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_full_queue_is_503_and_what_was_accepted_is_done()
    {
        await using var receiver = await CallbackReceiver.StartAsync();
        await using var gateway = await GatewayProcess.StartAsync(
            ("f:Program", GatewayProcess.TestFunction), ("Gateway:Async:QueueLength", "2"), ("Gateway:Async:Workers", "1"));
        await gateway.TextAsync("f", "x");
        var answers = new List<HttpResponseMessage>();
        for (var call = 0; call < 8; call++)
            answers.Add(await PostAsync(gateway, "f", "sleep 500", receiver.Address));
        var refused = answers.Where(answer => (int)answer.StatusCode == 503).ToList();
        Assert.NotEmpty(refused);
        Assert.All(refused, answer => Assert.Equal("1", answer.Header("Retry-After")));
        var accepted = answers.Where(answer => (int)answer.StatusCode == 202).Select(answer => answer.Header("X-Call-Id")).ToHashSet();
        Assert.Equal(answers.Count, accepted.Count + refused.Count);
        for (var result = 0; result < accepted.Count; result++)
            Assert.Contains((await receiver.NextAsync()).Headers["X-Call-Id"].ToString(), accepted);
    }

    private static Task<HttpResponseMessage> PostAsync(GatewayProcess gateway, string function, string body, string callback)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"/async-function/{function}") { Content = new StringContent(body) };
        request.Headers.TryAddWithoutValidation("X-Callback-Url", callback);
        return gateway.Client.SendAsync(request);
    }
}
