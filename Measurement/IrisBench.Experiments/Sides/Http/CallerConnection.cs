using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace IrisBench.Experiments.Sides.Http;

/// <summary>
/// One caller: connections of its own, kept alive between its requests (HTTP/1.1, no proxy), and a count of what goes
/// over them. No retries and no redirects: a request that is sent twice is not what the comparison measures.
/// </summary>
internal sealed class CallerConnection : IDisposable
{
    // The original's write_timeout is 300 s for a step; the monolith runs four in one request.
    private static readonly TimeSpan AnswerTimeout = TimeSpan.FromMinutes(10);

    // Longer than any rest between two rounds: a connection made anew in a round would be measured with it.
    private static readonly TimeSpan IdleTimeout = TimeSpan.FromMinutes(5);

    private const int MaximumAnswerBytes = 1024 * 1024;

    private readonly HttpClient _http;

    public CallerConnection() => _http = new HttpClient(new SocketsHttpHandler
    {
        UseProxy = false,
        AllowAutoRedirect = false,
        UseCookies = false,
        PooledConnectionIdleTimeout = IdleTimeout,
        PlaintextStreamFilter = (context, _) => ValueTask.FromResult<Stream>(new CountedStream(context.PlaintextStream, Bytes)),
    })
    {
        Timeout = AnswerTimeout,
        MaxResponseContentBufferSize = MaximumAnswerBytes,
        DefaultRequestVersion = HttpVersion.Version11,
        DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact,
    };

    public ByteCount Bytes { get; } = new();

    /// <exception cref="StepFailedException">The step did not answer as it should.</exception>
    public async Task<StepReply> PostAsync(StepAttempt attempt, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, attempt.Route.Address) { Content = attempt.Body };
        request.Headers.Host = attempt.Route.Host;
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        if (attempt.BearerToken is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", attempt.BearerToken);

        try
        {
            using var response = await _http.SendAsync(request, cancellationToken);
            // The whole answer has been read: the clock stops here, before anything is made of it.
            var seconds = attempt.Elapsed.TotalSeconds;
            return response.IsSuccessStatusCode
                ? await ReadAsync(attempt.Step, seconds, response, cancellationToken)
                : throw new StepFailedException(attempt.Step, await StepProblem.DescribeAsync(response, cancellationToken));
        }
        catch (HttpRequestException exception)
        {
            throw new StepFailedException(attempt.Step, $"no answer from {attempt.Route.Address}: {exception.Message}", exception);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new StepFailedException(attempt.Step, $"no answer from {attempt.Route.Address} within {AnswerTimeout.TotalSeconds:0} s.", exception);
        }
    }

    public void Dispose() => _http.Dispose();

    private static async Task<StepReply> ReadAsync(string step, double seconds, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            using var document = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(cancellationToken));
            return new StepReply(
                step, seconds, document.RootElement.Clone(), Header(response, "X-Instance-Id"), Header(response, "X-Cold-Start"), Header(response, "Server-Timing"));
        }
        catch (JsonException exception)
        {
            throw new StepFailedException(step, "the answer is not JSON.", exception);
        }
    }

    private static string? Header(HttpResponseMessage response, string name)
        => response.Headers.TryGetValues(name, out var values) && string.Join(", ", values) is { Length: > 0 } text ? text : null;
}
