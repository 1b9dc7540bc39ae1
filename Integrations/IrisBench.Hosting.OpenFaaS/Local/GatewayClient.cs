using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Aspire.Hosting.ApplicationModel;
using IrisBench.Gateway.Contract;

namespace IrisBench.Hosting.OpenFaaS.Local;

/// <summary>Calls the <c>/system</c> API of a platform's gateway.</summary>
internal sealed class GatewayClient(FunctionPlatformResource platform) : IDisposable
{
    private const int MaximumAnswerBytes = 8 << 20;

    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false })
    {
        Timeout = TimeSpan.FromSeconds(30),
        MaxResponseContentBufferSize = MaximumAnswerBytes,
    };

    /// <summary>Whether a call failed because the gateway is not there: not started yet, stopped, or too busy to answer, or something else
    /// answers at its port.</summary>
    public static bool IsAway(Exception exception, CancellationToken cancellationToken) =>
        exception is HttpRequestException or InvalidOperationException or JsonException
        || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested);

    public string FunctionUrl(string name) => $"{platform.PrimaryEndpoint.Url}/function/{name}";

    public async Task<IReadOnlyList<FunctionStatus>> ListAsync(CancellationToken cancellationToken)
    {
        using var request = await RequestAsync(HttpMethod.Get, "/system/functions", cancellationToken);
        using var response = await _http.SendAsync(request, cancellationToken);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync(GatewayContractJson.Default.FunctionStatusArray, cancellationToken) ?? [];
    }

    /// <summary>The lines that a function's processes printed at that time or later, in order.</summary>
    public async Task<IReadOnlyList<LogMessage>> LogsAsync(string name, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var from = Uri.EscapeDataString(since.ToString("O", CultureInfo.InvariantCulture));
        using var request = await RequestAsync(HttpMethod.Get, $"/system/logs?name={name}&since={from}", cancellationToken);
        using var response = await _http.SendAsync(request, cancellationToken);
        response.EnsureSuccessStatusCode();
        var lines = await response.Content.ReadAsStringAsync(cancellationToken);
        return [.. lines.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonSerializer.Deserialize(line, GatewayContractJson.Default.LogMessage)).OfType<LogMessage>()];
    }

    /// <summary>Changes how a function runs.</summary>
    /// <exception cref="HttpRequestException">The gateway does not answer, or refuses.</exception>
    /// <exception cref="TaskCanceledException">It takes too long.</exception>
    public async Task ScaleAsync(ScaleFunction scale, CancellationToken cancellationToken)
    {
        using var request = await RequestAsync(HttpMethod.Post, $"/system/scale-function/{scale.ServiceName}", cancellationToken);
        request.Content = JsonContent.Create(scale, GatewayContractJson.Default.ScaleFunction);
        using var response = await _http.SendAsync(request, cancellationToken);
        // Who holds the lease, for one: only the gateway knows it.
        if (await GatewayProblem.TextOfAsync(response.Content, cancellationToken) is { } problem)
            throw new HttpRequestException(problem, null, response.StatusCode);

        response.EnsureSuccessStatusCode();
    }

    public void Dispose() => _http.Dispose();

    private async Task<HttpRequestMessage> RequestAsync(HttpMethod method, string path, CancellationToken cancellationToken)
    {
        var password = await platform.PasswordParameter!.GetValueAsync(cancellationToken);
        var credentials = Encoding.UTF8.GetBytes($"{FunctionPlatformResource.User}:{password}");
        var request = new HttpRequestMessage(method, platform.PrimaryEndpoint.Url + path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(credentials));
        return request;
    }
}
