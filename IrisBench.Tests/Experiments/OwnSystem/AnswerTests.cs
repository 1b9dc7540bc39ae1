using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace IrisBench.Tests.Experiments.OwnSystem;

/// <summary>What is made of answers, which may be anything.</summary>
public class AnswerTests
{
    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    [InlineData("raw deflate")]
    [InlineData("gzip, br")]
    public async Task A_compressed_answer_is_read_and_its_bytes_are_counted_as_they_came(string coding)
    {
        var json = $$"""{"t":"{{new string('x', 10_000)}}","n":1}""";
        await using var server = await OwnServer.StartAsync(("/", Coded(json, coding)));
        using var side = new OwnSide("- { name: s, path: /, take: { n: /n, all: \"\" }, agree: [n, all] }", server.Address);

        var answer = await side.AskAsync();

        Assert.Null(answer.Error);
        Assert.Equal(1, answer.Answers!["n"].GetInt32());
        Assert.Equal(10_000, answer.Whole!["all"].GetProperty("t").GetString()!.Length);
        Assert.InRange(side.Bytes.Received, 50, 1000);
    }

    [Theory]
    [InlineData("gzip", "it is larger than 16 MiB when it is decoded")]
    [InlineData("gzip, gzip", "it is larger than 16 MiB when it is decoded")]
    [InlineData("br", "it is larger than 16 MiB when it is decoded")]
    public async Task A_few_bytes_that_stand_for_many_fail_the_step(string coding, string expected)
    {
        await using var server = await OwnServer.StartAsync(("/", Coded(new string('0', 17 << 20), coding)));

        var error = (await OwnSide.AskOnceAsync("- { name: s, path: /, take: { t: \"\" } }", server.Address)).Error;

        Assert.Equal($"step s: the answer cannot be decoded: {expected}.", error);
    }

    [Theory]
    [InlineData("zstd", "it is encoded as 'zstd', of which irisbench reads gzip, br and deflate")]
    [InlineData("gzip", "it is not the gzip that it is said to be")]
    [InlineData("br", "it is not the br that it is said to be")]
    [InlineData("gzip, gzip, gzip, gzip", "it is encoded 4 times")]
    public async Task An_answer_that_is_not_what_its_coding_says_fails_the_step_if_it_is_read(string coding, string expected)
    {
        Task AnswerAsync(HttpContext context)
        {
            context.Response.Headers.ContentEncoding = coding;
            return context.Response.WriteAsync("plain text");
        }

        await using var server = await OwnServer.StartAsync(("/", AnswerAsync));

        var read = await OwnSide.AskOnceAsync("- { name: s, path: /, take: { t: \"\" } }", server.Address);
        var unread = await OwnSide.AskOnceAsync("- { name: s, path: / }", server.Address);

        Assert.Contains(expected, read.Error, StringComparison.Ordinal);
        Assert.Null(unread.Error);
    }

    // Found by an attack: each of these ended the run as an unforeseen failure.
    [Theory]
    [InlineData(500, "application/problem+json", "{\"detail\":\"\\ud800\"}", "500 Internal Server Error")]
    [InlineData(500, "application/problem+json", "{\"detail\":\"\u00ff\u00fe\"}", "500 Internal Server Error")]
    [InlineData(500, "application/problem+json", "{\"\\uDFFF\":1,\"title\":\"t\"}", "500 Internal Server Error")]
    [InlineData(500, "application/problem+json", "[", "500 Internal Server Error")]
    [InlineData(500, "no type;;;charset=nobody", "x", "500 Internal Server Error")]
    [InlineData(200, "text/plain", "\u00ff\u00fe", "the answer is not JSON: it has bytes that are no UTF-8.")]
    [InlineData(200, "text/plain", "{\"t\":1,\"durations\":{\"\\ud800\":1}}", "the answer is not JSON: it has half a character in a text.")]
    [InlineData(
        200, "text/plain", "{\"t\":1,\"durations\":{},\"x\":[\"\\uDBFFx\"]}", "the answer is not JSON: it has half a character in a text.")]
    [InlineData(
        200, "text/plain", "{\"t\":1,\"durations\":{\"a\":\"b\"}}", "the answer has no '/durations/a' that is a number of seconds.")]
    [InlineData(
        200, "text/plain", "{\"t\":1,\"durations\":{\"a\":1e999}}", "the answer has no '/durations/a' that is a number of seconds.")]
    [InlineData(
        200, "text/plain", "{\"t\":1,\"durations\":{\"\":1}}", "a part in '/durations' has a name of 0 characters; 1 to 100 are taken.")]
    public async Task An_answer_that_nobody_can_use_fails_its_step(int status, string type, string body, string expected)
    {
        Task AnswerAsync(HttpContext context)
        {
            context.Response.StatusCode = status;
            context.Response.ContentType = type;
            return context.Response.Body.WriteAsync(Encoding.Latin1.GetBytes(body)).AsTask();
        }

        await using var server = await OwnServer.StartAsync(("/", AnswerAsync));

        var answer = await OwnSide.AskOnceAsync(
            "- { name: s, path: /, take: { t: /t }, agree: [t], durations: /durations }", server.Address);

        Assert.Equal($"step s: {expected}", answer.Error);
    }

    [Fact]
    public async Task Whole_characters_in_escapes_are_read()
    {
        await using var server = await OwnServer.StartAsync(("/", OwnServer.Json("""{"t":"\ud83c\udf38 \\ud800"}""")));

        var answer = await OwnSide.AskOnceAsync("- { name: s, path: /, take: { t: /t }, agree: [t] }", server.Address);

        Assert.Equal("🌸 \\ud800", answer.Answers!["t"].GetString());
    }

    [Fact]
    public async Task What_an_answer_says_of_its_failure_is_kept_in_part()
    {
        Task AnswerAsync(HttpContext context)
            => TypedResults.Problem(new string('x', 300_000), statusCode: 500).ExecuteAsync(context);
        await using var server = await OwnServer.StartAsync(("/", AnswerAsync));

        var error = (await OwnSide.AskOnceAsync("- { name: s, path: / }", server.Address)).Error;

        Assert.StartsWith("step s: 500 Internal Server Error: xxx", error, StringComparison.Ordinal);
        Assert.InRange(error!.Length, 100, 600);
    }

    [Theory]
    [InlineData(65, 1, "'/d' has more than 64 parts over all answers.")]
    [InlineData(40, 2, "'/d' has more than 64 parts over all answers.")]
    [InlineData(64, 1, null)]
    public async Task Parts_of_answers_are_as_many_as_a_report_can_show(int parts, int answers, string? expected)
    {
        var asked = 0;
        Task AnswerAsync(HttpContext context)
        {
            var answer = Interlocked.Increment(ref asked);
            return OwnServer.Json(
                $"{{\"d\":{{{string.Join(',', Enumerable.Range(0, parts).Select(part => $"\"p{answer}-{part}\":1"))}}}}}")(context);
        }

        await using var server = await OwnServer.StartAsync(("/", AnswerAsync));
        using var side = new OwnSide("- { name: s, path: /, durations: /d }", server.Address);

        string? error = null;
        for (var answer = 0; answer < answers; answer++)
            error = (await side.AskAsync()).Error;

        Assert.Equal(expected is null ? null : $"step s: {expected}", error);
    }

    [Fact]
    public async Task A_part_with_a_name_of_any_length_fails_the_step()
    {
        await using var server = await OwnServer.StartAsync(("/", OwnServer.Json($"{{\"d\":{{\"{new string('x', 300_000)}\":1}}}}")));

        var error = (await OwnSide.AskOnceAsync("- { name: s, path: /, durations: /d }", server.Address)).Error;

        Assert.Equal("step s: a part in '/d' has a name of 300000 characters; 1 to 100 are taken.", error);
    }

    [Fact]
    public async Task A_value_is_taken_from_a_header()
    {
        Task FormAsync(HttpContext context)
        {
            context.Response.Headers["X-CSRF"] = "c-1";
            context.Response.Headers.Location = "/done?id=7";
            context.Response.Headers.ContentLanguage = "de";
            context.Response.StatusCode = 302;
            return Task.CompletedTask;
        }

        await using var server = await OwnServer.StartAsync(("/form", FormAsync), ("/done", OwnServer.Text("")));

        var answer = await OwnSide.AskOnceAsync(
            """
            - name: form
              path: /form
              expect: 302
              take: { csrf: "header:x-csrf", next: "header: Location", language: "header:Content-Language" }
              agree: [csrf]
            - { name: done, path: "{{next|raw}}", headers: { X-CSRF: "{{csrf}}", Accept-Language: "{{language}}" } }
            """, server.Address);
        var without = await OwnSide.AskOnceAsync("- { name: done, path: /done, take: { csrf: \"header:X-CSRF\" } }", server.Address);

        Assert.Null(answer.Error);
        Assert.Equal("c-1", answer.Answers!["csrf"].GetString());
        var done = server.Requests.ElementAt(1);
        Assert.Equal(("/done?id=7", "c-1", "de"), (done.Target, done.Headers["X-CSRF"], done.Headers["Accept-Language"]));
        Assert.Equal("step done: the answer has no header X-CSRF.", without.Error);
    }

    [Theory]
    [InlineData("{\"t\":[1,{\"a\":0.3,\"b\":2}]}", "{\"t\":[1,{\"b\":2,\"a\":0.30000000000000004}]}", true)]
    [InlineData("{\"t\":[1,2]}", "{\"t\":[2,1]}", false)]
    public async Task A_step_that_repeats_answers_the_same_within_its_tolerance(string first, string second, bool expected)
    {
        var asked = 0;
        await using var server = await OwnServer.StartAsync(
            ("/", context => OwnServer.Json(Interlocked.Increment(ref asked) == 1 ? first : second)(context)));
        using var side = new OwnSide(
            "- { name: s, path: /, take: { t: /t }, agree: [t], tolerance: 1e-6, repeat: chain }", server.Address,
            more: "pipeline: { chain: 2 }");

        Assert.Equal(expected ? null : "'t' is [1,2] in one answer and [2,1] in another.", (await side.AskAsync()).Error);
    }

    private static RequestDelegate Coded(string text, string codings)
    {
        var body = codings.Split(", ").Aggregate(Encoding.UTF8.GetBytes(text), Encode);
        return context =>
        {
            context.Response.Headers.ContentEncoding = codings.Replace("raw ", "", StringComparison.Ordinal);
            return context.Response.Body.WriteAsync(body).AsTask();
        };
    }

    private static byte[] Encode(byte[] plain, string coding)
    {
        var coded = new MemoryStream();
        using (Stream encoding = coding switch
        {
            "gzip" => new GZipStream(coded, CompressionLevel.Fastest),
            "br" => new BrotliStream(coded, CompressionLevel.Fastest),
            "deflate" => new ZLibStream(coded, CompressionLevel.Fastest),
            _ => new DeflateStream(coded, CompressionLevel.Fastest),
        })
            encoding.Write(plain);
        return coded.ToArray();
    }
}
