using System.Net;
using System.Text.Encodings.Web;
using System.Text.Json;
using IrisBench.Experiments.Sides.Templates;
using Microsoft.AspNetCore.Http;

namespace IrisBench.Tests.Experiments.OwnSystem;

/// <summary>What comes from the environment goes out in requests, and into nothing else.</summary>
public sealed class SecretTests : IDisposable
{
    // From an attack: .NET's own Uri spells it as none of the usual functions does.
    private const string Secret = "s3cr3t/Va lue+\"q\"&<x>é";

    private readonly OwnRun _run = new();

    public void Dispose()
    {
        Environment.SetEnvironmentVariable("OWN_SECRET_PATH", null);
        Environment.SetEnvironmentVariable("OWN_SECRET_HOST", null);
        _run.Dispose();
    }

    [Fact]
    public async Task An_address_is_shown_as_it_is_written()
    {
        Environment.SetEnvironmentVariable("OWN_SECRET_PATH", Secret);

        var outcome = await _run.RunAsync(
            OwnRun.Experiment("- { name: a, path: \"/x/{{env:OWN_SECRET_PATH|raw}}\" }", "http://127.0.0.1:9"));

        Assert.Equal(
            "one, parity gate, step a: no answer from http://127.0.0.1:9/x/{{env:OWN_SECRET_PATH|raw}}: Connection refused",
            outcome.Header.StatusReason);
        Assert.All(
            outcome.Folder.Directory.GetFiles(),
            file => Assert.DoesNotContain("s3cr3t", File.ReadAllText(file.FullName), StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("http://{{env:OWN_SECRET_HOST}}", "127.0.0.1:9", "no answer from http://{{env:OWN_SECRET_HOST}}/: Connection refused")]
    [InlineData("http://{{env:OWN_SECRET_HOST}}", "us er:pw", "'http://{{env:OWN_SECRET_HOST}}/' does not begin with http://")]
    [InlineData("{{env:OWN_SECRET_HOST}}", "s3cr3t", "'{{env:OWN_SECRET_HOST}}/' does not begin with http://")]
    [InlineData("http://{{env:OWN_SECRET_HOST}}", "s3cr3t:99999", "'http://{{env:OWN_SECRET_HOST}}/' does not begin with http://")]
    public async Task A_host_that_is_a_secret_is_not_shown_either(string baseUrl, string secret, string expected)
    {
        Environment.SetEnvironmentVariable("OWN_SECRET_HOST", secret);

        var message = await MessageAsync(() => OwnSide.AskOnceAsync("- { name: a, path: / }", baseUrl));

        Assert.Contains(expected, message, StringComparison.Ordinal);
        Assert.DoesNotContain(secret, message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_address_of_metrics_and_of_a_Prometheus_server_are_not_shown()
    {
        Environment.SetEnvironmentVariable("OWN_SECRET_HOST", "127.0.0.1:9");
        foreach (var (component, expected) in new[]
        {
            ("metrics: \"http://{{env:OWN_SECRET_HOST}}/metrics\"", "the metrics of c cannot be read: Connection refused"),
            ("prometheus: { server: \"http://{{env:OWN_SECRET_HOST}}\", cpu: a, memory: b }",
                "Prometheus at http://{{env:OWN_SECRET_HOST}} cannot be read: Connection refused"),
        })
        {
            var outcome = await _run.RunAsync(OwnRun.Experiment("- { name: a, path: / }", "http://127.0.0.1:8")
                .Replace(
                    $"[{{ name: tests, process: \"{Environment.ProcessId}\" }}]", $"[{{ name: c, {component} }}]",
                    StringComparison.Ordinal));

            Assert.Equal(expected, outcome.Header.StatusReason);
        }
    }

    [Theory]
    [InlineData("as .NET's Uri")]
    [InlineData("as an address in an address")]
    [InlineData("as JSON in JSON")]
    [InlineData("as HTML")]
    [InlineData("as HTML in decimal")]
    [InlineData("as PHP's JSON")]
    [InlineData("as a form")]
    public async Task A_secret_that_a_failure_echoes_is_recognised_however_it_is_spelled(string how)
    {
        var spelled = how switch
        {
            "as .NET's Uri" => new Uri($"http://a/{Secret}").AbsoluteUri["http://a/".Length..],
            "as an address in an address" => Uri.EscapeDataString(Uri.EscapeDataString(Secret)),
            "as JSON in JSON" => JsonEncodedText.Encode(
                JsonEncodedText.Encode(Secret, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString()).ToString(),
            "as HTML" => WebUtility.HtmlEncode(Secret),
            "as HTML in decimal" => string.Concat(Secret.Select(unit => char.IsAsciiLetterOrDigit(unit) ? $"{unit}" : $"&#{(int)unit};")),
            "as PHP's JSON" => JsonSerializer.Serialize(Secret).Replace("/", "\\/", StringComparison.Ordinal),
            _ => WebUtility.UrlEncode(Secret),
        };
        Environment.SetEnvironmentVariable("OWN_SECRET_PATH", Secret);
        await using var server = await OwnServer.StartAsync(
            ("/", context => TypedResults.Problem($"no {spelled}.", statusCode: 500).ExecuteAsync(context)));

        var error = (await OwnSide.AskOnceAsync(
            "- { name: a, path: /, body: \"{{env:OWN_SECRET_PATH}}\" }", server.Address)).Error!;

        Assert.Equal("step a: 500 Internal Server Error: no {{env:OWN_SECRET_PATH}}.", error.Replace("\"", "", StringComparison.Ordinal));
        Assert.Equal(Secret, server.Requests.Single().Body);
    }

    [Fact]
    public void What_stands_in_a_secrets_place_is_not_searched()
    {
        var search = new SecretSearch(new Dictionary<string, string> { ["env"] = "{{env:A}}", ["env:A.long"] = "{{env:B}}" });

        Assert.Equal("{{env:B}} {{env:A}}", search.Replace("env:A.long env"));
    }

    private static async Task<string> MessageAsync(Func<Task<IrisBench.Experiments.Sides.PipelineAnswer>> ask)
    {
        try
        {
            return (await ask()).Error!;
        }
        catch (IrisBench.Experiments.ExperimentException exception)
        {
            return exception.Message;
        }
    }
}
