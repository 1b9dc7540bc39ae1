using System.Net;
using System.Net.ServerSentEvents;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace IrisBench.LiveView;

/// <summary>A program that asks the live page, by the API that the page has for its own browser. The AppHost compiles this file
/// too.</summary>
/// <param name="page">Where the page is, once it is asked.</param>
/// <param name="token">The login token.</param>
internal sealed class LiveViewClient(Func<string> page, string token)
{
    // The page says something of a run every five seconds, if only that it goes on.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Has something run, and waits for what comes of it. Who cancels it stops the run. A page that does not answer is an answer,
    /// too: no run, and why.</summary>
    /// <param name="request">What; see the page's README.</param>
    /// <param name="tell">Given a sentence now and then.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task<RunAnswer> RunAsync(JsonObject request, Action<string> tell, CancellationToken cancellationToken)
        => AskAsync(
            async http =>
            {
                using var asked = new HttpRequestMessage(HttpMethod.Post, "/api/run/follow") { Content = JsonContent.Create(request) };
                using var response = await http.SendAsync(asked, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
                if (!response.IsSuccessStatusCode)
                    return await AnswerAsync(response, cancellationToken);
                using var silence = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
                silence.CancelAfter(Patience);
                await using var stream = await response.Content.ReadAsStreamAsync(silence.Token);
                await foreach (var item in SseParser.Create(stream).EnumerateAsync(silence.Token))
                {
                    silence.CancelAfter(Patience);
                    if (item.EventType == RunAnswer.Answer)
                        return RunAnswer.Of(JsonElement.Parse(item.Data));
                    if (item.EventType == RunAnswer.Told)
                        tell(JsonElement.Parse(item.Data).GetString()!);
                }

                throw new IOException("it ended before the run did, of which what was measured is kept.");
            },
            Refused,
            cancellationToken);

    /// <summary>Finds the report of a run; of none in particular the newest.</summary>
    public Task<RunAnswer> ReportAsync(string? run, CancellationToken cancellationToken)
        => AskAsync(
            async http =>
            {
                using var response = await http.GetAsync($"/api/report?run={Uri.EscapeDataString(run ?? "")}", cancellationToken);
                return await AnswerAsync(response, cancellationToken);
            },
            Refused,
            cancellationToken);

    /// <summary>What is wrong with a request, by argument. Of a page that does not answer nothing is: a run will say it.</summary>
    public Task<IReadOnlyDictionary<string, string[]>> ProblemsAsync(JsonObject request, CancellationToken cancellationToken)
        => AskAsync<IReadOnlyDictionary<string, string[]>>(
            async http =>
            {
                using var response = await http.PostAsJsonAsync("/api/run/check", request, cancellationToken);
                return !response.IsSuccessStatusCode
                    && (await response.Content.ReadFromJsonAsync<JsonElement>(cancellationToken)).TryGetProperty("errors", out var errors)
                        ? errors.Deserialize<Dictionary<string, string[]>>()!
                        : [];
            },
            _ => new Dictionary<string, string[]>(),
            cancellationToken);

    /// <summary>What there is for an argument, by name, and what it is; nothing where the page does not answer.</summary>
    public Task<Dictionary<string, string>> ChoicesAsync(string argument, CancellationToken cancellationToken)
        => AskAsync(
            async http => (await http.GetFromJsonAsync<Dictionary<string, Dictionary<string, string>>>(
                "/api/choices", cancellationToken))![argument],
            _ => [],
            cancellationToken);

    private static RunAnswer Refused(string sentence) => new(Succeeded: false, sentence, Markdown: "");

    private static async Task<RunAnswer> AnswerAsync(HttpResponseMessage response, CancellationToken cancellationToken)
        => RunAnswer.Of(await response.Content.ReadFromJsonAsync<JsonElement>(cancellationToken));

    private async Task<T> AskAsync<T>(Func<HttpClient, Task<T>> ask, Func<string, T> otherwise, CancellationToken cancellationToken)
    {
        try
        {
            using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false })
            {
                BaseAddress = new Uri(page()),
                Timeout = Patience,
            };
            // With any value: a form of a foreign page cannot send it.
            http.DefaultRequestHeaders.Add("X-IrisBench-Command", "1");
            using var form = new FormUrlEncodedContent([KeyValuePair.Create("token", token)]);
            using var login = await http.PostAsync("/login", form, cancellationToken);
            return login.StatusCode == HttpStatusCode.Redirect
                ? await ask(http)
                : throw new HttpRequestException($"it refused the login ({(int)login.StatusCode}).");
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested
            && exception is HttpRequestException or IOException or JsonException or KeyNotFoundException or InvalidOperationException
                or OperationCanceledException)
        {
            return otherwise($"The live page does not answer as it should: {exception.Message} Its log says why.");
        }
    }
}

/// <summary>What a program is told that asked for a run or a report.</summary>
/// <param name="Succeeded">Whether there is what was asked for.</param>
/// <param name="Sentence">What came of it.</param>
/// <param name="Markdown">The same with all that belongs to it, for a person; empty where that is all.</param>
internal sealed record RunAnswer(bool Succeeded, string Sentence, string Markdown)
{
    /// <summary>The event of a followed run that is a sentence.</summary>
    public const string Told = "told";

    /// <summary>The event that is the answer, after which there is none.</summary>
    public const string Answer = "answer";

    /// <summary>An answer, or the problem details of a refusal.</summary>
    public static RunAnswer Of(JsonElement json) => json.TryGetProperty("detail", out var refusal)
        ? new RunAnswer(Succeeded: false, refusal.GetString()!, Markdown: "")
        : new RunAnswer(
            json.GetProperty("succeeded").GetBoolean(), json.GetProperty("sentence").GetString()!,
            json.GetProperty("markdown").GetString()!);
}
