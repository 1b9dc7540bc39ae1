using System.Net.Http.Json;
using System.Text.Json;

namespace IrisBench.Tests.Gateway;

/// <summary>OpenFaaS's REST API, its JSON held against the fields that faas-provider and faas-cli know.</summary>
[Collection(SharedGatewayCollection.Name)]
public sealed class SystemApiTests(SharedGateway shared)
{
    private static readonly string[] StatusFields =
    [
        "name", "image", "namespace", "envProcess", "envVars", "constraints", "secrets", "labels", "annotations", "limits", "requests",
        "readOnlyRootFilesystem", "invocationCount", "replicas", "availableReplicas", "createdAt", "usage",
    ];

    private readonly GatewayProcess _gateway = shared.Gateway;

    [Fact]
    public async Task A_function_is_told_in_the_fields_of_OpenFaaS()
    {
        await _gateway.TextAsync("warm", "x");
        await Eventually.TrueAsync(
            async () => (await _gateway.StatusAsync("warm")).TryGetProperty("invocationCount", out _), "the call is counted");
        var status = await _gateway.Manager.GetFromJsonAsync<JsonElement>("/system/function/warm?namespace=openfaas-fn&usage=1");
        Assert.Empty(Names(status).Except(StatusFields));
        Assert.Equal("warm", status.GetProperty("name").GetString());
        Assert.Equal("irisbench/warm:latest", status.GetProperty("image").GetString());
        Assert.Equal("openfaas-fn", status.GetProperty("namespace").GetString());
        Assert.Equal(1, status.GetProperty("replicas").GetInt32());
        Assert.Equal(1, status.GetProperty("availableReplicas").GetInt32());
        Assert.True(status.GetProperty("invocationCount").GetDouble() >= 1);
        Assert.True(status.GetProperty("createdAt").GetDateTimeOffset() > DateTimeOffset.UtcNow.AddHours(-1));
        Assert.Equal("warm", status.GetProperty("labels").GetProperty("faas_function").GetString());
        Assert.Equal("warm", status.GetProperty("annotations").GetProperty("irisbench.mode").GetString());
        Assert.Equal(["cpu", "totalMemoryBytes"], Names(status.GetProperty("usage")));
        Assert.True(status.GetProperty("usage").GetProperty("totalMemoryBytes").GetDouble() > 1e6);
    }

    [Fact]
    public async Task Zero_values_are_left_out()
    {
        var status = await _gateway.StatusAsync("idle");
        Assert.Equal(["name", "image", "namespace", "labels", "annotations", "createdAt"], Names(status));
    }

    [Fact]
    public async Task The_list_has_every_function()
    {
        var list = await _gateway.Manager.GetFromJsonAsync<JsonElement>("/system/functions?namespace=openfaas-fn");
        var names = list.EnumerateArray().Select(function => function.GetProperty("name").GetString()).ToArray();
        Assert.Superset(new HashSet<string?>(["fork", "idle", "warm"]), names.ToHashSet());
    }

    [Fact]
    public async Task Info_has_OpenFaaSs_fields_and_says_that_it_is_a_stand_in()
    {
        var info = await _gateway.Manager.GetFromJsonAsync<JsonElement>("/system/info");
        Assert.Equal(["provider", "version", "arch"], Names(info));
        Assert.Equal(["provider", "version", "orchestration"], Names(info.GetProperty("provider")));
        Assert.Equal(["sha", "release"], Names(info.GetProperty("provider").GetProperty("version")));
        Assert.Equal(["commit_message", "sha", "release"], Names(info.GetProperty("version")));
        Assert.Contains("stand-in", info.GetProperty("version").GetProperty("commit_message").GetString(), StringComparison.Ordinal);
        Assert.Equal("irisbench-gateway", info.GetProperty("provider").GetProperty("provider").GetString());
    }

    [Theory]
    [InlineData("/system/info")]
    [InlineData("/system/functions")]
    public async Task Every_answer_about_functions_says_who_gives_it(string path)
    {
        using var answer = await _gateway.SystemAsync(HttpMethod.Get, path);
        Assert.StartsWith("irisbench-gateway/", answer.Header("X-Served-By"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task There_is_one_namespace()
    {
        Assert.Equal("[\"openfaas-fn\"]", await _gateway.Manager.GetStringAsync("/system/namespaces"));
        using var answer = await _gateway.SystemAsync(HttpMethod.Get, "/system/functions?namespace=other");
        Assert.Contains("other", await answer.DetailAsync(400), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Basic !!!")]
    [InlineData("Basic YWRtaW46d3Jvbmc=")]
    [InlineData("Bearer token")]
    public async Task The_api_wants_the_password(string? authorization)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/system/functions");
        request.Headers.TryAddWithoutValidation("Authorization", authorization);
        using var answer = await _gateway.Client.SendAsync(request);
        Assert.Equal(401, (int)answer.StatusCode);
        Assert.Equal("Basic realm=\"Restricted\"", answer.Header("WWW-Authenticate"));
        Assert.Equal("invalid credentials", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Health_wants_none()
    {
        using var answer = await _gateway.Client.GetAsync("/healthz");
        Assert.Equal(200, (int)answer.StatusCode);
    }

    [Theory]
    [InlineData("GET", "/system/function/nobody", null, 404)]
    [InlineData("POST", "/system/scale-function/nobody", "{\"serviceName\":\"nobody\",\"replicas\":1}", 404)]
    [InlineData("POST", "/system/scale-function/idle", "{\"serviceName\":\"idle\",\"replicas\":21}", 400)]
    [InlineData("POST", "/system/scale-function/idle", "{\"serviceName\":\"idle\",\"replicas\":-1}", 400)]
    [InlineData("POST", "/system/scale-function/idle", "{\"serviceName\":\"warm\",\"replicas\":1}", 400)]
    [InlineData("POST", "/system/scale-function/idle", "{\"serviceName\":\"idle\"}", 400)]
    [InlineData("POST", "/system/scale-function/idle", "{\"mode\":\"cold\"}", 400)]
    [InlineData("POST", "/system/scale-function/idle", "replicas", 400)]
    [InlineData("POST", "/system/scale-function/idle", "null", 400)]
    [InlineData("POST", "/system/functions", "{\"service\":\"new\"}", 400)]
    [InlineData("POST", "/system/functions", "{\"service\":\"New_1\",\"image\":\"warm\"}", 400)]
    [InlineData("POST", "/system/functions", "{\"service\":\"warm\",\"image\":\"warm\"}", 400)]
    [InlineData("POST", "/system/functions", "{\"service\":\"new\",\"image\":\"warm\",\"secrets\":[\"key\"]}", 400)]
    [InlineData("POST", "/system/functions", "{\"service\":\"new\",\"image\":\"warm\",\"labels\":{\"irisbench.mode\":\"hot\"}}", 400)]
    [InlineData(
        "POST", "/system/functions",
        "{\"service\":\"new\",\"image\":\"warm\",\"labels\":{\"com.openfaas.scale.min\":\"9\",\"com.openfaas.scale.max\":\"2\"}}", 400)]
    [InlineData(
        "POST", "/system/functions", "{\"service\":\"new\",\"image\":\"warm\",\"labels\":{\"com.openfaas.scale.zero-duration\":\"soon\"}}",
        400)]
    [InlineData("PUT", "/system/functions", "{\"service\":\"nobody\",\"image\":\"warm\"}", 404)]
    [InlineData("DELETE", "/system/functions", "{\"functionName\":\"nobody\"}", 404)]
    [InlineData("DELETE", "/system/functions", "{}", 400)]
    [InlineData("GET", "/system/logs?name=nobody", null, 404)]
    [InlineData("GET", "/system/logs?name=warm&tail=many", null, 400)]
    [InlineData("GET", "/system/secrets", null, 501)]
    [InlineData("POST", "/system/secrets", "{\"name\":\"key\",\"value\":\"x\"}", 501)]
    public async Task What_cannot_be_done_is_a_problem_that_says_why(string method, string path, string? body, int status)
    {
        using var request =
            new HttpRequestMessage(new HttpMethod(method), path) { Content = body is null ? null : new StringContent(body) };
        using var answer = await _gateway.Manager.SendAsync(request);
        Assert.NotEmpty(await answer.DetailAsync(status));
    }

    [Fact]
    public async Task An_image_that_is_no_configured_program_is_refused_in_words()
    {
        using var answer = await _gateway.SystemAsync(
            HttpMethod.Post, "/system/functions", new { service = "nodeinfo", image = "ghcr.io/openfaas/nodeinfo:latest" });
        var detail = await answer.DetailAsync(400);
        Assert.Contains("runs no containers", detail, StringComparison.Ordinal);
        Assert.Contains("warm", detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Functions_are_deployed_updated_and_removed_as_faas_cli_does_it()
    {
        var deployment = new
        {
            service = "another",
            image = "irisbench/warm:1.2",
            envVars = new Dictionary<string, string> { ["GREETING"] = "hello" },
            labels = new Dictionary<string, string>(),
        };
        Assert.Equal(404, await StatusOfAsync(HttpMethod.Put, deployment));
        Assert.Equal(202, await StatusOfAsync(HttpMethod.Post, deployment));
        await _gateway.WaitForReplicasAsync("another", 1);
        Assert.Equal("hello", await _gateway.TextAsync("another", "variable GREETING"));
        var pid = await _gateway.NumberAsync("another", "pid");

        // Only labels change: the process stays.
        var labelled = deployment with { labels = new Dictionary<string, string> { ["com.openfaas.scale.max"] = "4" } };
        Assert.Equal(202, await StatusOfAsync(HttpMethod.Put, labelled));
        Assert.Equal(pid, await _gateway.NumberAsync("another", "pid"));
        Assert.Equal("4", (await _gateway.StatusAsync("another")).GetProperty("labels").GetProperty("com.openfaas.scale.max").GetString());

        // A variable changes: a new process, and no request is lost on the way.
        Assert.Equal(
            202,
            await StatusOfAsync(HttpMethod.Put, labelled with { envVars = new Dictionary<string, string> { ["GREETING"] = "good day" } }));
        Assert.Equal("good day", await _gateway.TextAsync("another", "variable GREETING"));

        // A label sets the mode.
        Assert.Equal(
            202,
            await StatusOfAsync(
                HttpMethod.Put, deployment with { labels = new Dictionary<string, string> { ["irisbench.mode"] = "fork" } }));
        using (var forked = await _gateway.CallAsync("another", "x"))
            Assert.Equal("fork", forked.Header("X-Cold-Start"));

        using (var removed = await _gateway.SystemAsync(HttpMethod.Delete, "/system/functions", new { functionName = "another" }))
            Assert.Equal(202, (int)removed.StatusCode);
        using var gone = await _gateway.CallAsync("another", "x");
        Assert.Equal(404, (int)gone.StatusCode);
    }

    [Theory]
    [InlineData("0", null, 202)]
    [InlineData("3", "2", 202)]
    [InlineData("5", "5", 202)]
    [InlineData("9", null, 400)]
    [InlineData(null, "6", 400)]
    public async Task Labels_of_replicas_are_taken_as_OpenFaaSs_gateway_takes_them(string? min, string? max, int status)
    {
        var labels = new Dictionary<string, string?>
        {
            ["com.openfaas.scale.min"] = min,
            ["com.openfaas.scale.max"] = max,
            ["irisbench.mode"] = "zero",
        }.Where(label => label.Value is not null).ToDictionary();
        Assert.Equal(status, await StatusOfAsync(HttpMethod.Post, new { service = "labelled", image = "idle", labels }));
        (await _gateway.SystemAsync(HttpMethod.Delete, "/system/functions", new { functionName = "labelled" })).Dispose();
    }

    [Fact]
    public async Task Logs_are_a_json_object_a_line()
    {
        await _gateway.TextAsync("warm", "x");
        await Eventually.TrueAsync(async () => (await _gateway.Manager.GetStringAsync("/system/logs?name=warm")).Length > 0, "a line");
        var text = await _gateway.Manager.GetStringAsync("/system/logs?name=warm&tail=2");
        foreach (var line in text.TrimEnd().Split('\n'))
        {
            using var message = JsonDocument.Parse(line);
            Assert.Equal(["name", "namespace", "instance", "timestamp", "text"], Names(message.RootElement));
        }
    }

    private static string[] Names(JsonElement json) => [.. json.EnumerateObject().Select(property => property.Name)];

    private async Task<int> StatusOfAsync(HttpMethod method, object deployment)
    {
        using var answer = await _gateway.SystemAsync(method, "/system/functions", deployment);
        return (int)answer.StatusCode;
    }
}
