using System.Text.Json;
using IrisBench.Experiments;
using IrisBench.Experiments.Results;
using Microsoft.AspNetCore.Http;

namespace IrisBench.Tests.Experiments.OwnSystem;

/// <summary>Runs of systems that are described, against a real server.</summary>
public sealed class OwnSystemRunTests : IDisposable
{
    private const string Secret = "hunter2/\"&";

    private readonly OwnRun _run = new();

    public void Dispose()
    {
        Environment.SetEnvironmentVariable("OWN_SECRET", null);
        _run.Dispose();
    }

    [Fact]
    public async Task Steps_send_what_is_described_with_what_was_taken_before()
    {
        Environment.SetEnvironmentVariable("OWN_SECRET", Secret);
        await using var server = await OwnServer.StartAsync(
            ("/login", OwnServer.Json("""{"token":"t-1","links":[{"next":"/items/a b"}]}""")), ("/items/a b", OwnServer.Text("plain text")),
            ("/done", Status(201)));

        var outcome = await _run.RunAsync(OwnRun.Experiment(
            """
            - name: login
              path: "/login"
              body: '{"password":"{{env:OWN_SECRET|json}}","iterations":{{pipeline.iterations}}}'
              take: { token: /token, next: /links/0/next }
            - name: item
              path: "{{next|raw}}?q={{token}}&s={{env:OWN_SECRET}}"
              method: PUT
              headers: { Authorization: "Bearer {{token}}", Accept: text/plain }
              take: { text: "" }
            - name: done
              url: "BASE/done"
              body: "{{text}};{{flower}}"
              expect: 201
            """.Replace("BASE", server.Address, StringComparison.Ordinal), server.Address));

        Assert.Equal((RunStatus.Complete, null), (outcome.Header.Status, outcome.Header.StatusReason));
        // Three flowers are asked for first, by the parity gate.
        var (login, item, done) = (server.Requests.ElementAt(9), server.Requests.ElementAt(10), server.Requests.ElementAt(11));
        var body = JsonElement.Parse(login.Body);
        Assert.Equal(
            ("POST", Secret, 20), (login.Method, body.GetProperty("password").GetString(), body.GetProperty("iterations").GetInt32()));
        Assert.Equal(("PUT", "Bearer t-1", "text/plain"), (item.Method, item.Headers["Authorization"], item.Headers["Accept"]));
        Assert.Equal($"/items/a%20b?q=t-1&s={Uri.EscapeDataString(Secret)}", item.Target);
        Assert.Equal(
            ("POST", "plain text;5.1,3.5,1.4,0.2", "text/plain; charset=utf-8"), (done.Method, done.Body, done.Headers["Content-Type"]));
        Assert.Equal(
            ["login", "item", "done"], Assert.Single((await outcome.Folder.ReadAsync()).Pipelines).Steps.Select(step => step.Step));
    }

    [Fact]
    public async Task A_secret_of_the_environment_is_in_no_file_and_no_message_even_when_it_comes_back()
    {
        Environment.SetEnvironmentVariable("OWN_SECRET", Secret);
        Task Echo(HttpContext context) => TypedResults.Problem(
            $"wrong: {context.Request.Headers.Authorization}", statusCode: 400).ExecuteAsync(context);
        await using var server = await OwnServer.StartAsync(("/echo", Echo));

        var outcome = await _run.RunAsync(
            OwnRun.Experiment("""- { name: echo, path: /echo, headers: { Authorization: "{{env:OWN_SECRET}}" } }""", server.Address));

        Assert.Equal(Secret, server.Requests.First().Headers["Authorization"]);
        Assert.Equal("one, parity gate, step echo: 400 Bad Request: wrong: {{env:OWN_SECRET}}", outcome.Header.StatusReason);
        Assert.All(
            outcome.Folder.Directory.GetFiles(),
            file => Assert.DoesNotContain("hunter2", File.ReadAllText(file.FullName), StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_answer_that_holds_a_secret_is_kept_without_it()
    {
        Environment.SetEnvironmentVariable("OWN_SECRET", Secret);
        await using var server = await OwnServer.StartAsync(
            ("/echo", context => context.Response.WriteAsync($"You said {context.Request.Headers.Authorization}")));

        var outcome = await _run.RunAsync(OwnRun.Experiment(
            """- { name: echo, path: /echo, headers: { Authorization: "{{env:OWN_SECRET}}" }, take: { text: "" }, agree: [text] }""",
            server.Address));

        Assert.Equal("You said {{env:OWN_SECRET}}", Assert.Single(outcome.Header.Parity).Answers!["text"].GetString());
        Assert.All(
            outcome.Folder.Directory.GetFiles(),
            file => Assert.DoesNotContain("hunter2", File.ReadAllText(file.FullName), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_secret_that_comes_back_as_an_instance_a_part_or_inside_an_object_is_in_no_file()
    {
        Environment.SetEnvironmentVariable("OWN_SECRET", Secret);
        Task EchoAsync(HttpContext context)
        {
            context.Response.Headers["X-Instance-Id"] = Secret;
            // As PHP writes a slash.
            return OwnServer.Json("""{"seconds":{"hunter2\/\"&":1},"who":{"key":["hunter2\/\"\u0026"]}}""")(context);
        }

        await using var server = await OwnServer.StartAsync(("/echo", EchoAsync));

        var outcome = await _run.RunAsync(OwnRun.Experiment(
            """- { name: echo, path: /echo, headers: { X-Key: "{{env:OWN_SECRET}}" }, take: { who: /who }, agree: [who], durations: """
            + """/seconds }""",
            server.Address));

        Assert.Equal((RunStatus.Complete, null), (outcome.Header.Status, outcome.Header.StatusReason));
        Assert.Equal("{{env:OWN_SECRET}}", Assert.Single(outcome.Header.Parity).Answers!["who"].GetProperty("key")[0].GetString());
        Assert.All(
            outcome.Folder.Directory.GetFiles(),
            file => Assert.DoesNotContain("hunter2", File.ReadAllText(file.FullName), StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_address_that_nobody_answers_is_told_without_its_secret()
    {
        Environment.SetEnvironmentVariable("OWN_SECRET", Secret);

        var outcome = await _run.RunAsync(
            OwnRun.Experiment("""- { name: a, url: "http://127.0.0.1:9/?key={{env:OWN_SECRET}}" }""", "http://127.0.0.1:9"));

        Assert.StartsWith(
            "one, parity gate, step a: no answer from http://127.0.0.1:9/?key={{env:OWN_SECRET}}", outcome.Header.StatusReason,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        new byte[] { (byte)'{', (byte)'"', (byte)'t', (byte)'"', (byte)':', (byte)'"', 0xFC, (byte)'"', (byte)'}' },
        "bytes that are no UTF-8")]
    [InlineData(
        new byte[]
        {
            (byte)'{', (byte)'"', (byte)'t', (byte)'"', (byte)':', (byte)'"', (byte)'\\', (byte)'u', (byte)'d', (byte)'8', (byte)'0',
            (byte)'0', (byte)'"', (byte)'}',
        },
        "half a character")]
    public async Task A_text_that_is_none_fails_the_step(byte[] answer, string message)
    {
        await using var server = await OwnServer.StartAsync(("/a", context => context.Response.Body.WriteAsync(answer).AsTask()));

        var outcome = await _run.RunAsync(OwnRun.Experiment("- { name: a, path: /a, take: { t: /t }, agree: [t] }", server.Address));

        Assert.Equal(RunStatus.Failed, outcome.Header.Status);
        Assert.StartsWith("one, parity gate, step a: ", outcome.Header.StatusReason, StringComparison.Ordinal);
        Assert.Contains(message, outcome.Header.StatusReason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_large_answer_that_must_agree_its_digest_is_kept()
    {
        await using var server = await OwnServer.StartAsync(("/a", OwnServer.Text(new string('x', 100_000))));

        var outcome = await _run.RunAsync(OwnRun.Experiment("""- { name: a, path: /a, take: { t: "" }, agree: [t] }""", server.Address));

        Assert.StartsWith(
            "100000 bytes of SHA-256 ", Assert.Single(outcome.Header.Parity).Answers!["t"].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bytes_that_are_no_text_agree_only_with_the_same_bytes()
    {
        byte last = 0xFB;
        await using var server = await OwnServer.StartAsync(("/a", context => context.Response.Body.WriteAsync(new[] { ++last }).AsTask()));

        var outcome = await _run.RunAsync(OwnRun.Experiment(
            """- { name: a, path: /a, take: { t: "" }, agree: [t], repeat: fanOut }""", server.Address, "pipeline: { fanOut: 2 }"));

        Assert.Contains("'t' is 1 bytes of SHA-256 ", outcome.Header.StatusReason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_variable_that_is_not_set_is_told_before_anything_runs()
    {
        var failure = await Assert.ThrowsAsync<ExperimentException>(
            () => _run.RunAsync(OwnRun.Experiment("""- { name: a, path: "/{{env:OWN_MISSING}}" }""", "http://127.0.0.1:9")));

        Assert.Equal(
            "The environment lacks OWN_MISSING, which the experiment takes from there: set it, as in OWN_MISSING=VALUE irisbench …",
            failure.Message);
        Assert.Empty(_run.Folder.GetDirectories());
    }

    [Theory]
    [InlineData("path: /b, headers: { X-Copy: \"{{text}}\" }", "step b: the header X-Copy would have a line break")]
    [InlineData("url: \"BASE{{text|raw}}\"", "step b: with what an answer held 'BASE{{text|raw}}' is no address, or one of another host")]
    public async Task What_an_answer_holds_makes_no_other_header_and_no_other_host(string request, string message)
    {
        await using var server = await OwnServer.StartAsync(
            ("/a", OwnServer.Text("@evil.example/\r\nX-Admin: 1")), ("/b", OwnServer.Text("")));

        var outcome = await _run.RunAsync(OwnRun.Experiment(
            $$"""
            - { name: a, path: /a, take: { text: "" } }
            - { name: b, {{request.Replace("BASE", server.Address, StringComparison.Ordinal)}} }
            """, server.Address));

        Assert.Contains(
            message.Replace("BASE", server.Address, StringComparison.Ordinal), outcome.Header.StatusReason, StringComparison.Ordinal);
        Assert.Equal("/a", Assert.Single(server.Requests).Target);
    }

    [Theory]
    [InlineData("- { name: gone, path: /gone }", "one, parity gate, step gone: 404 Not Found")]
    [InlineData("- { name: ok, path: /ok, expect: 302 }", "one, parity gate, step ok: 200 OK; 302 is expected")]
    [InlineData("- { name: ok, path: /ok, take: { x: /x } }", "one, parity gate, step ok: the answer has no '/x'.")]
    [InlineData("- { name: text, path: /text, take: { x: /x } }", "one, parity gate, step text: the answer is not JSON.")]
    [InlineData("- { name: slow, path: /slow, timeoutSeconds: 0.2 }", "within 0.2 s.")]
    public async Task An_answer_that_is_not_what_it_should_be_fails_the_run_and_says_why(string steps, string message)
    {
        await using var server = await OwnServer.StartAsync(
            ("/ok", OwnServer.Json("{}")), ("/text", OwnServer.Text("hello")),
            ("/slow", context => Task.Delay(TimeSpan.FromMinutes(1), context.RequestAborted)
                .ContinueWith(_ => { }, TaskScheduler.Default)));

        var outcome = await _run.RunAsync(OwnRun.Experiment(steps, server.Address));

        Assert.Equal(RunStatus.Failed, outcome.Header.Status);
        Assert.Contains(message, outcome.Header.StatusReason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Steps_together_and_a_fan_out_are_under_way_at_once_and_a_chain_is_not()
    {
        // No answer before all have come: who sent them one after the other would wait for ever.
        using var gate = new Barrier(6);
        Task Meet(HttpContext context) => Task.Run(
            () => gate.SignalAndWait(TimeSpan.FromSeconds(20)) ? Task.CompletedTask : throw new TimeoutException());
        await using var server = await OwnServer.StartAsync(("/a", Meet), ("/b", Meet), ("/c", Meet), ("/d", OwnServer.Text("")));

        var outcome = await _run.RunAsync(OwnRun.Experiment(
            """
            - { name: a, path: /a }
            - { name: b, path: /b, together: true }
            - { name: c, path: /c, together: true, repeat: fanOut }
            - { name: d, path: /d, repeat: chain }
            """, server.Address, "pipeline: { fanOut: 4, chain: 3 }"));

        Assert.Equal((RunStatus.Complete, null), (outcome.Header.Status, outcome.Header.StatusReason));
        Assert.Equal(6, server.MostInFlight);
        Assert.Equal(
            ["a", "b", "c-1", "c-2", "c-3", "c-4", "d-1", "d-2", "d-3"],
            Assert.Single((await outcome.Folder.ReadAsync()).Pipelines).Steps.Select(step => step.Step));
    }

    private static RequestDelegate Status(int status) => context =>
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    };
}
