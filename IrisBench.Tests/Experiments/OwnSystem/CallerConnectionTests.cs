using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Http;

namespace IrisBench.Tests.Experiments.OwnSystem;

/// <summary>What goes over a caller's connections: once, as it is written, and with a reason where nothing comes back.</summary>
public class CallerConnectionTests
{
    private const string Ok = "HTTP/1.1 200 OK\r\nConnection: keep-alive\r\nContent-Length: 2\r\n\r\nok";

    [Theory]
    [InlineData("GET")]
    [InlineData("POST")]
    [InlineData("HEAD")]
    public async Task A_request_that_meets_a_closed_connection_is_not_sent_again(string method)
    {
        // Every second of a connection: taken, and closed without an answer.
        var answer = method == "HEAD" ? Ok[..^2] : Ok;
        await using var server = new RawServer(number => number % 2 == 0 ? null : answer);
        using var side = new OwnSide($"- {{ name: s, path: /, method: {method} }}", server.Address);

        var errors = new List<string?>();
        for (var run = 0; run < 20; run++)
            errors.Add((await side.AskAsync()).Error);

        Assert.Equal(20, server.Requests);
        Assert.Equal(10, errors.Count(error => error is null));
        Assert.All(
            errors.OfType<string>(),
            error => Assert.Equal($"step s: no answer from {server.Address}/: it closed the connection before it answered", error));
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf", "it closed the connection before its answer was whole")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nha", "it closed the connection before its answer was whole")]
    [InlineData("hello\r\n\r\n", "what it sends is no HTTP/1.1; if it speaks TLS, https:// is meant")]
    [InlineData(
        "HTTP/1.1 200 OK\r\nContent-Length: 99999999\r\n\r\n", "its answer, or what stands before it, is larger than irisbench takes")]
    [InlineData(null, "it closed the connection before it answered")]
    public async Task The_reason_of_an_answer_that_did_not_come_is_told(string? answer, string expected)
    {
        await using var server = new RawServer(_ => answer);

        var error = (await OwnSide.AskOnceAsync("- { name: s, path: / }", server.Address)).Error;

        Assert.Equal($"step s: no answer from {server.Address}/: {expected}", error);
    }

    [Fact]
    public async Task A_port_that_nobody_listens_at_refuses_the_connection()
        => Assert.Equal(
            "step s: no answer from http://127.0.0.1:9/: Connection refused",
            (await OwnSide.AskOnceAsync("- { name: s, path: / }", "http://127.0.0.1:9")).Error);

    [Fact]
    public async Task TLS_towards_a_plain_port_is_told_so()
    {
        await using var server = new RawServer(_ => "HTTP/1.1 400 Bad Request\r\n\r\n");

        var error = (await OwnSide.AskOnceAsync("- { name: s, path: / }", $"https://127.0.0.1:{server.Port}")).Error;

        Assert.EndsWith("it does not speak TLS, so that http:// may be meant", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_that_nobody_trusts_is_told_with_the_remedy()
    {
        using var key = RSA.Create(2048);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        var asked = new CertificateRequest("CN=own", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
        { CertificateExtensions = { names.Build() } };
        using var certificate = asked.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var serving = Task.Run(async () =>
        {
            using var client = await listener.AcceptTcpClientAsync();
            await using var tls = new SslStream(client.GetStream());
            await tls.AuthenticateAsServerAsync(certificate);
            await tls.ReadExactlyAsync(new byte[1]);
        });

        var error = (await OwnSide.AskOnceAsync("- { name: s, path: / }", $"https://{listener.LocalEndpoint}")).Error;
        await serving.ContinueWith(_ => { }, TaskScheduler.Default);

        Assert.Contains("its certificate is not trusted here: it is self-signed", error, StringComparison.Ordinal);
        Assert.Contains("SSL_CERT_FILE", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("method: POST, headers: { Content-Type: application/x-own }", "Content-Type", "application/x-own")]
    [InlineData("headers: { Content-Type: application/x-own }", "Content-Type", "application/x-own")]
    [InlineData("body: x, headers: { Content-Type: no type }", "Content-Type", "no type")]
    [InlineData("body: x, headers: { Content-Language: \"de, en\" }", "Content-Language", "de, en")]
    [InlineData("headers: { Content-Language: de }", "Content-Language", "de")]
    [InlineData("headers: { Accept: json }", "Accept", "json")]
    [InlineData("headers: { accept: \"text/html;q=0.9,  */*\" }", "Accept", "text/html;q=0.9,  */*")]
    [InlineData("headers: { X-A: a }", "Accept", "*/*")]
    [InlineData("headers: { User-Agent: \"(odd\" }", "User-Agent", "(odd")]
    [InlineData("headers: { If-Modified-Since: never }", "If-Modified-Since", "never")]
    [InlineData("headers: { Host: \"some.host:81\" }", "Host", "some.host:81")]
    [InlineData("body: '{}'", "Content-Type", "application/json; charset=utf-8")]
    public async Task A_header_is_sent_as_it_is_written(string step, string name, string expected)
    {
        await using var server = await OwnServer.StartAsync(("/", OwnServer.Text("")));

        var answer = await OwnSide.AskOnceAsync($"- {{ name: s, path: /, {step} }}", server.Address);

        Assert.Null(answer.Error);
        Assert.Equal(expected, Assert.Single(server.Requests).Headers[name]);
    }

    [Fact]
    public async Task Nothing_is_sent_that_is_not_described()
    {
        await using var server = await OwnServer.StartAsync(("/", OwnServer.Text("")));
        using var somebody = new System.Diagnostics.Activity("who starts the run").Start();

        await OwnSide.AskOnceAsync("- { name: s, path: / }", server.Address);

        Assert.Equal(["Accept", "Host"], Assert.Single(server.Requests).Headers.Keys.Order());
    }

    [Fact]
    public async Task Cookies_are_kept_within_a_run_where_that_is_asked_for_and_sent_beside_the_own_one()
    {
        Task LoginAsync(HttpContext context)
        {
            context.Response.Headers.Append("Set-Cookie", "session=s-1; Path=/; HttpOnly; Expires=Fri, 01 Jan 2100 00:00:00 GMT");
            context.Response.Headers.Append("Set-Cookie", "other host=1; Domain=example.org");
            return Task.CompletedTask;
        }

        const string steps = """
            - { name: login, path: /login }
            - { name: page, path: /page }
            - { name: own, path: /page, headers: { Cookie: "theme=dark" } }
            """;
        await using var server = await OwnServer.StartAsync(("/login", LoginAsync), ("/page", OwnServer.Text("")));
        using var keeping = new OwnSide(steps, server.Address, "cookies: true");

        Assert.Null((await keeping.AskAsync()).Error);
        Assert.Null((await keeping.AskAsync()).Error);
        Assert.Null((await OwnSide.AskOnceAsync(steps, server.Address)).Error);

        Assert.Equal(
            [null, "session=s-1", "theme=dark; session=s-1", null, "session=s-1", "theme=dark; session=s-1", null, null, "theme=dark"],
            server.Requests.Select(request => request.Headers.GetValueOrDefault("Cookie")));
    }
}
