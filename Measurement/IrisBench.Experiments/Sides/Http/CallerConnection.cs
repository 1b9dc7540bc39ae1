using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using IrisBench.Gateway.Contract;

namespace IrisBench.Experiments.Sides.Http;

/// <summary>One caller: connections of its own, kept alive between its requests (HTTP/1.1, no proxy), and a count of what goes over
/// them. No retries and no redirects: a request that is sent twice is not what the comparison measures.</summary>
internal sealed class CallerConnection : IDisposable
{
    /// <summary>The most that an answer may have, as it comes and when it is decoded.</summary>
    public const int MaximumAnswerBytes = 16 * 1024 * 1024;

    // The original's write_timeout is 300 s for a step; the monolith runs four in one request.
    private static readonly TimeSpan AnswerTimeout = TimeSpan.FromMinutes(10);

    // Longer than any rest between two rounds: a connection made anew in a round would be measured with it.
    private static readonly TimeSpan IdleTimeout = TimeSpan.FromMinutes(5);

    private readonly HttpClient _http;

    public CallerConnection() => _http = new HttpClient(new SocketsHttpHandler
    {
        UseProxy = false,
        AllowAutoRedirect = false,
        UseCookies = false,
        // Nothing is added to what is described: no trace of whoever started the run.
        ActivityHeadersPropagator = null,
        RequestHeaderEncodingSelector = static (_, _) => Encoding.UTF8,
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
    public async Task<StepReply> SendAsync(StepAttempt attempt, CancellationToken cancellationToken)
    {
        using var patience = attempt.Patience < AnswerTimeout ? CancellationTokenSource.CreateLinkedTokenSource(cancellationToken) : null;
        patience?.CancelAfter(attempt.Patience);
        try
        {
            using var response = await _http.SendAsync(attempt.Request, patience?.Token ?? cancellationToken);
            // The whole answer has been read: the clock stops here, before anything is made of it.
            var seconds = attempt.Elapsed.TotalSeconds;
            var reply = new StepReply(attempt.Step, seconds, await response.Content.ReadAsByteArrayAsync(cancellationToken))
            {
                Codings = [.. Values(response.Content.Headers, "Content-Encoding").SelectMany(value => value.Split(','))],
                Headers = attempt.WantedHeaders.ToDictionary(name => name, name => Header(response, name)),
                Instance = Header(response, GatewayHeaders.InstanceId) is { } instance ? Excerpt.Of(instance) : null,
                ColdStart = Header(response, GatewayHeaders.ColdStart),
                ServerTiming = Header(response, GatewayHeaders.ServerTiming),
            };
            if (attempt.Expect is { } expected ? (int)response.StatusCode != expected : !response.IsSuccessStatusCode)
                throw new StepFailedException(
                    attempt.Step,
                    $"{StepProblem.Describe(response, reply)}{(attempt.Expect is null ? "" : $"; {attempt.Expect} is expected")}");
            attempt.KeepCookies([.. Values(response.Headers, "Set-Cookie")]);
            return reply;
        }
        catch (HttpRequestException exception)
        {
            throw new StepFailedException(
                attempt.Step, $"no answer from {attempt.Address}: {ConnectionFailure.Of(exception)}", exception);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new StepFailedException(
                attempt.Step, $"no answer from {attempt.Address} within {attempt.Patience.TotalSeconds:0.#} s.", exception);
        }
    }

    public void Dispose() => _http.Dispose();

    private static string? Header(HttpResponseMessage response, string name)
        => string.Join(", ", Values(response.Headers, name).Concat(Values(response.Content.Headers, name))) is { Length: > 0 } text
            ? text
            : null;

    // As they came: what is asked for by its meaning is read, and loses what is not of the standard.
    private static IEnumerable<string> Values(HttpHeaders headers, string name)
        => headers.NonValidated.TryGetValues(name, out var values) ? values.AsEnumerable() : [];
}

/// <summary>Callers that are not calling, to be used again: their connections are still open.</summary>
internal sealed class CallerPool : IDisposable
{
    private readonly ConcurrentBag<CallerConnection> _idle = [];

    public CallerConnection Rent() => _idle.TryTake(out var connection) ? connection : new CallerConnection();

    public void Return(CallerConnection connection) => _idle.Add(connection);

    public void Dispose()
    {
        while (_idle.TryTake(out var connection))
            connection.Dispose();
    }
}
