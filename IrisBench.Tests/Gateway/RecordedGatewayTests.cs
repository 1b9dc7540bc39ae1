using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace IrisBench.Tests.Gateway;

/// <summary>What OpenFaaS's gateway answered in a cluster, exchange by exchange, beside what this one answers: the same, or what its README
/// says of it.</summary>
public sealed partial class RecordedGatewayTests(RecordedGatewayTests.Fixture shared) : IClassFixture<RecordedGatewayTests.Fixture>
{
    // What differs: the status here, and words of the README that say it.
    private static readonly Dictionary<string, (int Status, string Readme)> Named = new()
    {
        ["host header"] = (400, "a foreign `Host`"),
        ["abort"] = (0, "breaks its answer off"),
        ["after crash"] = (200, "a function crashes"),
        ["system/functions"] = (200, ""),
        ["system/secrets"] = (501, "`/system/secrets`"),
        ["system/logs unknown"] = (404, "for an unknown function"),
        ["system/logs no name"] = (404, "for an unknown function"),
        ["root"] = (404, "`/ui/`"),
        ["ui"] = (404, "`/ui/`"),
        ["ui no auth"] = (404, "`/ui/`"),
        ["scale unknown"] = (404, "for an unknown function"),
        ["deploy scale zero label"] = (202, "scale to zero"),
        ["async"] = (501, "asynchronous calls"),
        ["async plain"] = (501, "asynchronous calls"),
        ["async GET"] = (501, "asynchronous calls"),
        ["async own call id"] = (501, "asynchronous calls"),
        ["async callback garbage"] = (501, "asynchronous calls"),
        ["async big 300KB"] = (501, "asynchronous calls"),
        ["async big 2MB"] = (501, "asynchronous calls"),
    };

    // The answers of the management API have the stand-in's own values in them; its fields are in SystemApiTests.
    private static readonly string[] OwnHeaders =
        ["X-Served-By", "X-Start-Time", "X-Call-Id", "Transfer-Encoding", "X-Content-Type-Options"];

    private readonly GatewayProcess _gateway = shared.Gateway;

    public static TheoryData<string> Names() => [.. Exchanges().Select(exchange => exchange.GetProperty("name").GetString()!)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task An_exchange_is_as_it_was_at_OpenFaaSs_gateway_or_named(string name)
    {
        var exchange = Exchanges().Single(exchange => exchange.GetProperty("name").GetString() == name);
        var expected = exchange.GetProperty("answer");
        using var answer = await SendAsync(exchange.GetProperty("request"));
        if (Named.TryGetValue(name, out var named))
        {
            Assert.Contains(
                named.Readme, await File.ReadAllTextAsync(RepositoryRoot.File("LocalFunctions/IrisBench.Gateway/README.md")),
                StringComparison.Ordinal);
            // On a busy machine the end of an answer may be there before its beginning was passed on.
            var status = answer is null || (name == "abort" && answer.StatusCode == HttpStatusCode.BadGateway) ? 0 : (int)answer.StatusCode;
            Assert.Equal(named.Status, status);
            return;
        }

        if (name.StartsWith("scale", StringComparison.Ordinal))
            await _gateway.ScaleAsync("echo", 1);
        Assert.NotNull(answer);
        Assert.Equal(expected.GetProperty("status").GetInt32(), (int)answer.StatusCode);
        // What refuses is problem details here and text there.
        if ((int)answer.StatusCode >= 400 && answer.Content.Headers.ContentType?.MediaType is null or "application/problem+json")
            return;
        var headers = expected.GetProperty("headers").EnumerateArray().Select(header => (header[0].GetString()!, header[1].GetString()!));
        foreach (var (header, value) in headers.Where(header => !OwnHeaders.Contains(header.Item1)))
            Assert.Equal($"{header}: {value}", $"{header}: {ValueOf(answer, header)?.Replace("json; charset=utf-8", "json")}");
        Assert.True(answer.Headers.Contains("X-Call-Id") || !HasCallId(expected), "X-Call-Id");
        if (exchange.GetProperty("request").GetProperty("path").GetString()!.StartsWith("/function", StringComparison.Ordinal))
            AssertSameBody(expected.GetProperty("body").GetString()!, await answer.Content.ReadAsStringAsync());
    }

    private static void AssertSameBody(string recorded, string body)
    {
        if (!recorded.StartsWith('{'))
        {
            Assert.StartsWith(recorded.TrimEnd(), body, StringComparison.Ordinal);
            return;
        }

        var (there, here) = (JsonDocument.Parse(recorded).RootElement, JsonDocument.Parse(body).RootElement);
        foreach (var field in (string[])["body", "length", "method", "path", "proto", "query", "te", "uri"])
            Assert.Equal($"{field}: {there.GetProperty(field)}", $"{field}: {here.GetProperty(field)}");
        // Named in the README: Go asks for gzip by itself, and our telemetry has a header of its own.
        string[] differing = ["Accept-Encoding", "traceparent"];
        Assert.Equal(Headers(there, differing), Headers(here, differing));
    }

    private static string[] Headers(JsonElement echo, string[] without) =>
    [
        .. echo.GetProperty("headers").EnumerateObject()
            .Where(header => !without.Contains(header.Name, StringComparer.OrdinalIgnoreCase))
            .Select(header => $"{header.Name}: {Changing().Replace(header.Value.GetString()!, Placeholder)}")
            .Order(StringComparer.OrdinalIgnoreCase),
    ];

    private static string Placeholder(Match match)
        => match.Groups["id"].Success ? "UUID" : match.Groups["time"].Success ? "NANOSECONDS" : "ADDRESS:PORT";

    private static bool HasCallId(JsonElement answer)
        => answer.GetProperty("headers").EnumerateArray().Any(header => header[0].GetString() == "X-Call-Id");

    private static string? ValueOf(HttpResponseMessage answer, string name)
        => answer.Headers.TryGetValues(name, out var values) || answer.Content.Headers.TryGetValues(name, out values)
            ? string.Join(", ", values)
            : null;

    private static IEnumerable<JsonElement> Exchanges()
        => JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Gateway", "openfaas-gateway-recorded.json")))
            .RootElement.GetProperty("exchanges").EnumerateArray();

    private async Task<HttpResponseMessage?> SendAsync(JsonElement recorded)
    {
        using var client = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            ActivityHeadersPropagator = null,
        });
        var address = new Uri(_gateway.Client.BaseAddress + recorded.GetProperty("path").GetString()![1..],
            new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        using var request = new HttpRequestMessage(new HttpMethod(recorded.GetProperty("method").GetString()!), address);
        request.Headers.UserAgent.ParseAdd("cmp");
        var body = Body(recorded.GetProperty("body").GetString()!);
        if (body.Length > 0)
            request.Content = new ByteArrayContent(body);
        if (recorded.TryGetProperty("chunked", out _))
            request.Headers.TransferEncodingChunked = true;
        foreach (var header in recorded.GetProperty("headers").EnumerateObject())
        {
            var value = header.Value.GetString() == "Basic ADMIN"
                ? $"{_gateway.Manager.DefaultRequestHeaders.Authorization}"
                : header.Value.GetString();
            if (!request.Headers.TryAddWithoutValidation(header.Name, value) && header.Name != "Content-Length")
                request.Content?.Headers.TryAddWithoutValidation(header.Name, value);
        }

        try
        {
            return await client.SendAsync(request);
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    private static byte[] Body(string text)
        => SoManyBytes().Match(text) is { Success: true } many
            ? Encoding.ASCII.GetBytes(new string(many.Groups["letter"].Value[0], int.Parse(many.Groups["count"].ValueSpan, provider: null)))
            : Encoding.UTF8.GetBytes(text.Replace("irisbench/echo:1", "echo", StringComparison.Ordinal));

    [GeneratedRegex(@"^(?<count>\d+) bytes of (?<letter>\w)$")]
    private static partial Regex SoManyBytes();

    [GeneratedRegex(@"^(?<id>[0-9a-f]{8}-[0-9a-f-]{27})$|^(?<time>\d{19})$|^(?:127\.0\.0\.1|localhost):\d+$|^ADDRESS:PORT$")]
    private static partial Regex Changing();

    public sealed class Fixture() : GatewayFixture(
        ("echo:Program", GatewayProcess.TestFunction),
        ("echo:Environment:ECHO", "yes"));
}
