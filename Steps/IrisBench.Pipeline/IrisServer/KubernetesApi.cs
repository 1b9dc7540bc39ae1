using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace IrisBench.Pipeline.IrisServer;

/// <summary>The API server of the cluster this pod runs in, asked with the pod's service account. One <c>get</c> is all a function wants of
/// it: Kubernetes's client library is ten times the size of the functions and would be compiled into each.</summary>
/// <seealso href="https://kubernetes.io/docs/tasks/run-application/access-api-from-pod/#directly-accessing-the-rest-api"/>
internal sealed class KubernetesApi : IDisposable
{
    private const string PodsAccount = "/var/run/secrets/kubernetes.io/serviceaccount";
    private const int MaximumAnswerBytes = 1024 * 1024;

    private readonly HttpClient _http;
    private readonly string _tokenFile;

    /// <param name="address">Where the API server is; null for that of the cluster.</param>
    /// <param name="account">Folder of the service account: <c>token</c>, and <c>ca.crt</c> for an <c>https</c> address; null for that of
    /// the pod.</param>
    /// <exception cref="HttpRequestException">This is no pod, or it has no service account.</exception>
    public KubernetesApi(Uri? address = null, string? account = null)
    {
        address ??= AddressInPod();
        account ??= PodsAccount;
        _tokenFile = Path.Combine(account, "token");
        var handler = new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false };
        if (address.Scheme == Uri.UriSchemeHttps)
            handler.SslOptions.CertificateChainPolicy = TrustOnly(Path.Combine(account, "ca.crt"));
        _http = new HttpClient(handler) { BaseAddress = address, MaxResponseContentBufferSize = MaximumAnswerBytes };
    }

    /// <summary><c>get</c> of one Service.</summary>
    /// <exception cref="HttpRequestException">The API does not answer, or refuses.</exception>
    /// <exception cref="System.Text.Json.JsonException">It answers something else.</exception>
    public async Task<KubernetesService?> ReadServiceAsync(string name, string space, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Get, $"/api/v1/namespaces/{Uri.EscapeDataString(space)}/services/{Uri.EscapeDataString(name)}");
        // Read each time: the kubelet replaces it before it expires.
        if (File.Exists(_tokenFile))
            request.Headers.Authorization = new AuthenticationHeaderValue(
                "Bearer", (await File.ReadAllTextAsync(_tokenFile, cancellationToken)).Trim());
        using var response = await _http.SendAsync(request, cancellationToken);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadJsonAsync(IrisServerJson.Default.KubernetesService, cancellationToken);
    }

    public void Dispose() => _http.Dispose();

    private static Uri AddressInPod()
        => Environment.GetEnvironmentVariable("KUBERNETES_SERVICE_HOST") is { Length: > 0 } host
            && int.TryParse(Environment.GetEnvironmentVariable("KUBERNETES_SERVICE_PORT"), out var port)
                ? new UriBuilder(Uri.UriSchemeHttps, host, port).Uri
                : throw new HttpRequestException(
                    "this process is not in a pod: KUBERNETES_SERVICE_HOST and KUBERNETES_SERVICE_PORT say no address");

    private static X509ChainPolicy TrustOnly(string certificates)
    {
        // The cluster's authority publishes no revocations.
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        try
        {
            policy.CustomTrustStore.ImportFromPemFile(certificates);
            return policy;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new HttpRequestException($"{certificates} cannot be read: {exception.Message}", exception);
        }
    }
}

/// <summary>The part of a Service (v1) that says where it is.</summary>
internal sealed record KubernetesService(ServiceSpec? Spec = null);

/// <summary>Where a Service is: an address, <c>None</c> of a headless one, or null; and its ports there.</summary>
internal sealed record ServiceSpec(string? ClusterIP = null, IReadOnlyList<ServicePort>? Ports = null);

internal sealed record ServicePort(int Port);
