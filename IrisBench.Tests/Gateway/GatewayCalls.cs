using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace IrisBench.Tests.Gateway;

/// <summary>What the tests ask a gateway.</summary>
internal static partial class GatewayCalls
{
    /// <summary>Has the test function do something; see its Behaviour.</summary>
    public static Task<HttpResponseMessage> CallAsync(
        this GatewayProcess gateway, string function, string body, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"/function/{function}") { Content = new StringContent(body) };
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return gateway.Client.SendAsync(request);
    }

    /// <summary>The text of an answer that must be a good one.</summary>
    public static async Task<string> TextAsync(this GatewayProcess gateway, string function, string body)
    {
        using var answer = await gateway.CallAsync(function, body);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{(int)answer.StatusCode}: {text}");
        return text;
    }

    public static async Task<int> NumberAsync(this GatewayProcess gateway, string function, string body)
        => int.Parse(await gateway.TextAsync(function, body), CultureInfo.InvariantCulture);

    /// <summary>The detail of problem details, which the answer must be, with that status.</summary>
    public static async Task<string> DetailAsync(this HttpResponseMessage answer, int status)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True((int)answer.StatusCode == status, $"{(int)answer.StatusCode}: {text}");
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        using var problem = JsonDocument.Parse(text);
        Assert.Equal(status, problem.RootElement.GetProperty("status").GetInt32());
        return problem.RootElement.GetProperty("detail").GetString()!;
    }

    public static string Header(this HttpResponseMessage answer, string name)
        => answer.Headers.TryGetValues(name, out var values) ? string.Join(',', values) : "";

    public static Task<HttpResponseMessage> SystemAsync(this GatewayProcess gateway, HttpMethod method, string path, object? body = null)
        => gateway.Manager.SendAsync(new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) });

    /// <summary>Deploys the test function under another name, as faas-cli does.</summary>
    public static async Task DeployAsync(
        this GatewayProcess gateway, string function, string mode, (string Name, string Value)[]? labels = null,
        (string Name, string Value)? variable = null)
    {
        using var answer = await gateway.SystemAsync(HttpMethod.Post, "/system/functions", new
        {
            service = function,
            image = "program",
            labels = (labels ?? []).Append(("irisbench.mode", mode)).ToDictionary(label => label.Item1, label => label.Item2),
            envVars = variable is { } set ? new Dictionary<string, string> { [set.Name] = set.Value } : [],
        });
        Assert.Equal(202, (int)answer.StatusCode);
    }

    public static async Task ScaleAsync(this GatewayProcess gateway, string function, int? replicas, string? mode = null)
    {
        using var answer = await gateway.SystemAsync(
            HttpMethod.Post, $"/system/scale-function/{function}",
            new { serviceName = function, replicas, @namespace = "openfaas-fn", mode });
        Assert.Equal(202, (int)answer.StatusCode);
    }

    public static async Task<JsonElement> StatusAsync(this GatewayProcess gateway, string function)
        => await gateway.Manager.GetFromJsonAsync<JsonElement>($"/system/function/{function}");

    public static async Task<int> AvailableAsync(this GatewayProcess gateway, string function)
        => (await gateway.StatusAsync(function)).TryGetProperty("availableReplicas", out var available) ? available.GetInt32() : 0;

    public static Task WaitForReplicasAsync(this GatewayProcess gateway, string function, int count)
        => Eventually.TrueAsync(async () => await gateway.AvailableAsync(function) == count, $"{function} has {count} replicas");

    /// <summary>The value of one series at the management port, or null when there is none.</summary>
    public static async Task<double?> MetricAsync(this GatewayProcess gateway, string name, params (string Name, string Value)[] labels)
    {
        foreach (var line in (await gateway.Management.GetStringAsync("/metrics")).Split('\n'))
        {
            if (MetricLine().Match(line) is { Success: true } match
                && match.Groups["name"].Value == name
                && labels.All(label => match.Groups["labels"].Value.Split(',').Contains($"{label.Name}=\"{label.Value}\"")))
            {
                return double.Parse(match.Groups["value"].Value, CultureInfo.InvariantCulture);
            }
        }

        return null;
    }

    public static Task WaitForCallsInFlightAsync(this GatewayProcess gateway, string function, int count)
        => gateway.WaitForMetricAsync(
            count, "irisbench_function_requests_in_flight", ("function_name", $"{function}.openfaas-fn"));

    /// <summary>A call is counted when its answer is over, which its caller can know before the gateway.</summary>
    public static Task WaitForMetricAsync(
        this GatewayProcess gateway, double value, string name, params (string Name, string Value)[] labels)
        => Eventually.TrueAsync(async () => await gateway.MetricAsync(name, labels) == value, $"{name} is {value}");

    [GeneratedRegex(@"^(?<name>\w+)(?:\{(?<labels>[^}]*)\})? (?<value>\S+)")]
    private static partial Regex MetricLine();
}
