using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using IrisBench.Experiments.Running;
using IrisBench.Gateway.Contract;

namespace IrisBench.Experiments.Sides;

/// <summary>The management side of an OpenFaaS gateway: who it is, and how many replicas a function has.</summary>
internal sealed class GatewayClient : IDisposable
{
    private const int MaximumAnswerBytes = 1024 * 1024;

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    private readonly HttpClient _http;

    public GatewayClient(Uri gateway, RunCredentials credentials)
    {
        Address = gateway;
        _http = new HttpClient(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false })
        {
            BaseAddress = gateway,
            Timeout = Timeout,
            MaxResponseContentBufferSize = MaximumAnswerBytes,
        };
        _http.DefaultRequestHeaders.Add(GatewayHeaders.Lease, $"{Guid.NewGuid():N}");
        if (credentials.GatewayPassword is { } password)
        {
            var pair = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{credentials.GatewayUser}:{password}"));
            _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", pair);
        }
    }

    public Uri Address { get; }

    /// <summary>Takes the lease of the system, or renews it; from then on this client changes functions, and nobody else does.</summary>
    /// <exception cref="LeaseHeldException">Somebody else has it.</exception>
    /// <exception cref="ExperimentException">The gateway does not answer, or refuses.</exception>
    public async Task LeaseAsync(string owner, TimeSpan length, CancellationToken cancellationToken)
    {
        using var body = JsonContent.Create(new TakeLease(owner, length.TotalSeconds), GatewayContractJson.Default.TakeLease);
        await body.LoadIntoBufferAsync(cancellationToken);
        using var response = await SendAsync(HttpMethod.Put, "/system/lease", body, cancellationToken);
    }

    /// <summary>Gives the lease back.</summary>
    /// <exception cref="ExperimentException">The gateway does not answer, or somebody else has it.</exception>
    public async Task ReturnLeaseAsync(CancellationToken cancellationToken)
    {
        using var response = await SendAsync(HttpMethod.Delete, "/system/lease", body: null, cancellationToken);
    }

    /// <summary>Whether it is irisbench's own gateway, which knows modes; it says so itself.</summary>
    /// <exception cref="ExperimentException">It does not answer, or not to these credentials.</exception>
    public async Task<bool> IsLocalGatewayAsync(CancellationToken cancellationToken)
    {
        using var response = await SendAsync(HttpMethod.Get, "/system/info", body: null, cancellationToken);
        return response.Headers.TryGetValues(GatewayHeaders.ServedBy, out var by)
            && by.Any(name => name.StartsWith(GatewayHeaders.LocalGateway, StringComparison.Ordinal));
    }

    /// <summary>Asks for replicas, and for a mode and a compilation where the gateway knows them.
    /// It answers before they are there.</summary>
    /// <exception cref="ExperimentException">It refuses.</exception>
    public async Task ScaleAsync(string function, int replicas, string? mode, string? compilation, CancellationToken cancellationToken)
    {
        using var body = JsonContent.Create(
            new ScaleFunction(function, replicas, Mode: mode, Compilation: compilation), GatewayContractJson.Default.ScaleFunction);
        // Some middle boxes do not take chunks, and the real gateway reads the length.
        await body.LoadIntoBufferAsync(cancellationToken);
        using var response = await SendAsync(HttpMethod.Post, $"/system/scale-function/{function}", body, cancellationToken);
    }

    /// <summary>Has irisbench's own gateway do something to all processes of a function.</summary>
    /// <returns>To how many it was done.</returns>
    /// <exception cref="ExperimentException">It refuses, or is of a version that cannot.</exception>
    public async Task<int> FaultAsync(string function, FunctionFault fault, CancellationToken cancellationToken)
    {
        using var body = JsonContent.Create(fault, GatewayContractJson.Default.FunctionFault);
        await body.LoadIntoBufferAsync(cancellationToken);
        using var response = await SendAsync(HttpMethod.Post, $"/system/fault/{function}", body, cancellationToken);
        return (await response.Content.ReadFromJsonAsync(GatewayContractJson.Default.FaultDone, cancellationToken))?.Processes ?? 0;
    }

    /// <exception cref="ExperimentException">It does not know the function, or does not answer.</exception>
    public async Task<FunctionStatus> StatusAsync(string function, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(
            HttpMethod.Get, $"/system/function/{function}?namespace={FunctionStatus.OnlyNamespace}", body: null, cancellationToken);
        try
        {
            return await response.Content.ReadFromJsonAsync(GatewayContractJson.Default.FunctionStatus, cancellationToken)
                ?? new FunctionStatus();
        }
        // Of any kind: not JSON, JSON of another shape, a character set that nobody knows.
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ExperimentException(
                $"The gateway {Address} does not tell the status of {function} as OpenFaaS does; name one that does by --gateway.",
                exception);
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string path, HttpContent? body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body };
        try
        {
            var response = await _http.SendAsync(request, cancellationToken);
            if (response.IsSuccessStatusCode)
                return response;

            using (response)
                throw Refused(response.StatusCode, method, path, await ReasonAsync(response, cancellationToken));
        }
        catch (HttpRequestException exception)
        {
            throw new ExperimentException(
                $"The gateway {Address} does not answer: {ConnectionFailure.Of(exception)}. Start it, or name another by --gateway.",
                exception);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ExperimentException(
                $"The gateway {Address} does not answer {method} {path} within {Timeout.TotalSeconds:0} s.", exception);
        }
    }

    private ExperimentException Refused(HttpStatusCode status, HttpMethod method, string path, string? reason) => status switch
    {
        HttpStatusCode.Unauthorized => new(
            $"The gateway {Address} does not take the user or password (401): --gateway-user names the one, "
            + "IRISBENCH_GATEWAY_PASSWORD holds the other."),
        HttpStatusCode.NotFound => new(
            $"The gateway {Address} knows no {path} (404). Deploy the function, or name another gateway by --gateway."),
        HttpStatusCode.Conflict or HttpStatusCode.Locked
            => new LeaseHeldException(reason ?? $"Somebody else measures the system at {Address}; wait until that has ended."),
        _ => new($"The gateway {Address} answers {(int)status} to {method} {path}{(reason is null ? "." : $": {reason}")}"),
    };

    private static async Task<string?> ReasonAsync(HttpResponseMessage response, CancellationToken cancellationToken)
        => await GatewayProblem.TextOfAsync(response.Content, cancellationToken) is { } text ? Excerpt.Of(text, Excerpt.Sentence) : null;
}

/// <summary>Somebody else has the lease of the system, or what it guards; the message says who.</summary>
internal sealed class LeaseHeldException(string message) : ExperimentException(message);
