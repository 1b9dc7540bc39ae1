using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using IrisBench.Pipeline.IrisServer;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace IrisBench.Tests.Pipeline.IrisServer;

/// <summary>As in a pod: an API server with a certificate of the cluster's own authority, and the folder of a service account.</summary>
public sealed class KubernetesApiTests : IAsyncLifetime
{
    private readonly X509Certificate2 _certificate = SelfSigned();
    private readonly DirectoryInfo _account = Directory.CreateTempSubdirectory("irisbench-tests-");
    private readonly List<string> _authorizations = [];
    private WebApplication _api = null!;

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(_certificate)));
        _api = builder.Build();
        _api.Run(context =>
        {
            _authorizations.Add(context.Request.Headers.Authorization.ToString());
            return context.Response.WriteAsync("""{"spec":{"clusterIP":"10.96.12.34"}}""");
        });
        await _api.StartAsync();
        Trust(_certificate);
    }

    public async Task DisposeAsync()
    {
        await _api.DisposeAsync();
        _certificate.Dispose();
        _account.Delete(recursive: true);
    }

    [Fact]
    public async Task The_token_of_the_service_account_is_read_anew_for_each_request()
    {
        using var api = Api();
        foreach (var token in new[] { "first", "second" })
        {
            await File.WriteAllTextAsync(Path.Combine(_account.FullName, "token"), token + "\n");
            await api.ReadServiceAsync("iris-server", "bench", default);
        }

        Assert.Equal(["Bearer first", "Bearer second"], _authorizations);
    }

    [Fact]
    public async Task A_server_that_the_clusters_authority_does_not_vouch_for_gets_no_token()
    {
        using var other = SelfSigned();
        Trust(other);
        using var api = Api();
        await Assert.ThrowsAsync<HttpRequestException>(() => api.ReadServiceAsync("iris-server", "bench", default));
        Assert.Empty(_authorizations);
    }

    [Fact]
    public void Outside_of_a_pod_it_says_so()
        => Assert.Contains(
            "KUBERNETES_SERVICE_HOST", Assert.Throws<HttpRequestException>(() => new KubernetesApi()).Message, StringComparison.Ordinal);

    private KubernetesApi Api() => new(new Uri(_api.Urls.Single()), _account.FullName);

    private void Trust(X509Certificate2 authority)
        => File.WriteAllText(Path.Combine(_account.FullName, "ca.crt"), authority.ExportCertificatePem());

    private static X509Certificate2 SelfSigned()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        var request =
            new CertificateRequest($"CN={Guid.NewGuid()}", key, HashAlgorithmName.SHA256) { CertificateExtensions = { names.Build() } };
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }
}
