using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace IrisBench.AppHost.Gateway;

/// <summary>Calls the gateway's <c>/system</c> API.</summary>
internal sealed class GatewayClient(EndpointReference endpoint, ParameterResource password) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = TimeSpan.FromSeconds(30) };

    /// <summary>Whether a call failed because the gateway is not there: not started yet, stopped, or too busy to answer.</summary>
    public static bool IsAway(Exception exception, CancellationToken cancellationToken) =>
        exception is HttpRequestException or InvalidOperationException
        || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested);

    public string FunctionUrl(string name) => $"{endpoint.Url}/function/{name}";

    public async Task<IReadOnlyList<FunctionStatus>> ListAsync(CancellationToken cancellationToken)
    {
        using var request = await RequestAsync(HttpMethod.Get, "/system/functions", cancellationToken);
        using var response = await _http.SendAsync(request, cancellationToken);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync(FunctionStatusJson.Default.FunctionStatusArray, cancellationToken) ?? [];
    }

    /// <summary>The lines that a function's processes printed at that time or later, in order.</summary>
    public async Task<IReadOnlyList<FunctionLogLine>> LogsAsync(string name, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var from = Uri.EscapeDataString(since.ToString("O", CultureInfo.InvariantCulture));
        using var request = await RequestAsync(HttpMethod.Get, $"/system/logs?name={name}&since={from}", cancellationToken);
        using var response = await _http.SendAsync(request, cancellationToken);
        response.EnsureSuccessStatusCode();
        var lines = await response.Content.ReadAsStringAsync(cancellationToken);
        return [.. lines.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonSerializer.Deserialize(line, FunctionStatusJson.Default.FunctionLogLine)!)];
    }

    /// <summary>Changes how a function runs.</summary>
    /// <exception cref="HttpRequestException">The gateway does not answer, or refuses.</exception>
    /// <exception cref="TaskCanceledException">It takes too long.</exception>
    public async Task ScaleAsync(ScaleRequest scale, CancellationToken cancellationToken)
    {
        using var request = await RequestAsync(HttpMethod.Post, $"/system/scale-function/{scale.ServiceName}", cancellationToken);
        request.Content = JsonContent.Create(scale, FunctionStatusJson.Default.ScaleRequest);
        using var response = await _http.SendAsync(request, cancellationToken);
        response.EnsureSuccessStatusCode();
    }

    public void Dispose() => _http.Dispose();

    private async Task<HttpRequestMessage> RequestAsync(HttpMethod method, string path, CancellationToken cancellationToken)
    {
        var credentials = $"{GatewayCredentials.User}:{await password.GetValueAsync(cancellationToken)}";
        var request = new HttpRequestMessage(method, endpoint.Url + path)
        {
            // Asked every second and of no interest to who looks at traces: sampled is off (W3C Trace Context, 3.2.2.5).
            Headers = { { "traceparent", $"00-{ActivityTraceId.CreateRandom()}-{ActivitySpanId.CreateRandom()}-00" } },
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(credentials)));
        return request;
    }
}

/// <summary>What the gateway says of a function; zero values are left out of its answer.</summary>
internal sealed record FunctionStatus(
    string Name,
    int Replicas = 0,
    int AvailableReplicas = 0,
    double InvocationCount = 0,
    IReadOnlyDictionary<string, string>? Annotations = null)
{
    private const string ModeAnnotation = "irisbench.mode";

    public string Mode => Annotations?.GetValueOrDefault(ModeAnnotation) ?? "warm";

    /// <summary>Whether a call would be answered: processes come and go with the calls in the other modes.</summary>
    public bool IsReady => Mode != "warm" || AvailableReplicas > 0;
}

/// <summary>A line of the gateway's <c>/system/logs</c>.</summary>
internal sealed record FunctionLogLine(string Instance, DateTimeOffset Timestamp, string Text);

/// <summary>Body of <c>POST /system/scale-function/{name}</c>; the mode is an extension of our gateway.</summary>
internal sealed record ScaleRequest(string ServiceName, int Replicas, string Namespace, string Mode);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(FunctionStatus[]))]
[JsonSerializable(typeof(FunctionLogLine))]
[JsonSerializable(typeof(ScaleRequest))]
internal sealed partial class FunctionStatusJson : JsonSerializerContext;
