using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace IrisBench.AppHost.Resources;

/// <summary>Asks the live page for what the commands of its resource want, by the API that it has for its own page.</summary>
internal sealed class LiveViewClient(EndpointReference page, string token)
{
    // The page says something of a run every five seconds, if only that it goes on.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Has something run, and waits for what comes of it. Who cancels it stops the run.</summary>
    public Task<ExecuteCommandResult> RunAsync(ExecuteCommandContext context, string title, JsonObject request)
        => AskAsync(async (http, cancellationToken) =>
        {
            using var asked = new HttpRequestMessage(HttpMethod.Post, "/api/run/follow") { Content = JsonContent.Create(request) };
            using var response = await http.SendAsync(asked, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if (!response.IsSuccessStatusCode)
                return Result(await response.Content.ReadFromJsonAsync<JsonElement>(cancellationToken));
            using var notice = new Notice(context.Services.GetRequiredService<IInteractionService>(), title, page.Url);
            using var silence = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            silence.CancelAfter(Patience);
            await using var stream = await response.Content.ReadAsStreamAsync(silence.Token);
            await foreach (var item in SseParser.Create(stream).EnumerateAsync(silence.Token))
            {
                silence.CancelAfter(Patience);
                var data = JsonElement.Parse(item.Data);
                if (item.EventType == "answer")
                    return Result(data);
                if (item.EventType != "told")
                    continue;
                context.Logger.LogInformation("{Text}", data.GetString());
                notice.Show(data.GetString()!);
            }

            throw new IOException("it ended before the run did, of which what was measured is kept.");
        }, context.CancellationToken);

    /// <summary>Finds the report of a run; of none in particular the newest.</summary>
    public Task<ExecuteCommandResult> ReportAsync(string? run, CancellationToken cancellationToken)
        => AskAsync(async (http, cancellationToken) =>
        {
            using var response = await http.GetAsync($"/api/report?run={Uri.EscapeDataString(run ?? "")}", cancellationToken);
            return Result(await response.Content.ReadFromJsonAsync<JsonElement>(cancellationToken));
        }, cancellationToken);

    /// <summary>What is wrong with a request, by argument.</summary>
    public Task<IReadOnlyDictionary<string, string[]>> ProblemsAsync(JsonObject request, CancellationToken cancellationToken)
        => AskAsync<IReadOnlyDictionary<string, string[]>>(async (http, cancellationToken) =>
        {
            using var response = await http.PostAsJsonAsync("/api/run/check", request, cancellationToken);
            return response.IsSuccessStatusCode
                ? new Dictionary<string, string[]>()
                : (await response.Content.ReadFromJsonAsync<JsonElement>(cancellationToken)).GetProperty("errors")
                    .Deserialize<Dictionary<string, string[]>>()!;
        }, cancellationToken);

    /// <summary>What there is for an argument, by name, and what it is.</summary>
    public Task<Dictionary<string, string>> ChoicesAsync(string argument, CancellationToken cancellationToken)
        => AskAsync(
            async (http, cancellationToken) => (await http.GetFromJsonAsync<Dictionary<string, Dictionary<string, string>>>(
                "/api/choices", cancellationToken))![argument],
            cancellationToken);

    // An answer, or the problem details of a refusal.
    private static ExecuteCommandResult Result(JsonElement answer)
    {
        if (answer.TryGetProperty("detail", out var refusal))
            return CommandResults.Failure(refusal.GetString());
        var (sentence, markdown) = (answer.GetProperty("sentence").GetString()!, answer.GetProperty("markdown").GetString()!);
        return answer.GetProperty("succeeded").GetBoolean()
            ? CommandResults.Success(sentence, markdown, CommandResultFormat.Markdown, displayImmediately: true)
            : markdown.Length == 0 ? CommandResults.Failure(sentence)
            : CommandResults.Failure(sentence, markdown, CommandResultFormat.Markdown);
    }

    private async Task<T> AskAsync<T>(Func<HttpClient, CancellationToken, Task<T>> ask, CancellationToken cancellationToken)
    {
        try
        {
            using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false })
            {
                BaseAddress = new Uri(page.Url),
                Timeout = Patience,
            };
            http.DefaultRequestHeaders.Add("X-IrisBench-Command", "1");
            using var form = new FormUrlEncodedContent([KeyValuePair.Create("token", token)]);
            using var login = await http.PostAsync("/login", form, cancellationToken);
            return await ask(http, cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested
            && exception is HttpRequestException or IOException or JsonException or KeyNotFoundException or OperationCanceledException)
        {
            throw new DistributedApplicationException($"The live page does not answer: {exception.Message} Its log says why.", exception);
        }
    }

    /// <summary>What the dashboard shows of a run while it goes on. Who asks by the command line sees none.</summary>
    private sealed class Notice(IInteractionService interactions, string title, string page) : IDisposable
    {
        private CancellationTokenSource _shown = new();

        public void Show(string text)
        {
            Dispose();
            _shown = new CancellationTokenSource();
            var options = new NotificationInteractionOptions { Intent = MessageIntent.Information, LinkText = "Watch it", LinkUrl = page };
            // Shown until it is taken away; nobody has to answer it.
            _ = interactions.IsAvailable ? interactions.PromptNotificationAsync(title, text, options, _shown.Token) : null;
        }

        public void Dispose()
        {
            _shown.Cancel();
            _shown.Dispose();
        }
    }
}
