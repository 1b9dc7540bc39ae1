using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using IrisBench.Experiments.Sides.Templates;
using IrisBench.Gateway.Contract;

namespace IrisBench.Experiments.Sides.Http;

/// <summary>One caller: connections of its own, kept alive between its requests (HTTP/1.1, no proxy), and a count of what goes over
/// them. No retries and no redirects: a request that is sent twice is not what the comparison measures.</summary>
internal sealed class CallerConnection : IDisposable
{
    // The original's write_timeout is 300 s for a step; the monolith runs four in one request.
    private static readonly TimeSpan AnswerTimeout = TimeSpan.FromMinutes(10);

    // Longer than any rest between two rounds: a connection made anew in a round would be measured with it.
    private static readonly TimeSpan IdleTimeout = TimeSpan.FromMinutes(5);

    private const int MaximumAnswerBytes = 16 * 1024 * 1024;

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
    public async Task<StepReply> SendAsync(StepAttempt attempt, CancellationToken cancellationToken)
    {
        using var patience = attempt.Patience < AnswerTimeout ? CancellationTokenSource.CreateLinkedTokenSource(cancellationToken) : null;
        patience?.CancelAfter(attempt.Patience);
        try
        {
            using var response = await _http.SendAsync(attempt.Request, patience?.Token ?? cancellationToken);
            // The whole answer has been read: the clock stops here, before anything is made of it.
            var seconds = attempt.Elapsed.TotalSeconds;
            if (attempt.Expect is { } expected ? (int)response.StatusCode != expected : !response.IsSuccessStatusCode)
                throw new StepFailedException(
                    attempt.Step,
                    $"{await StepProblem.DescribeAsync(response, cancellationToken)}"
                    + $"{(attempt.Expect is null ? "" : $"; {attempt.Expect} is expected")}");
            return new StepReply(
                attempt.Step, seconds, await response.Content.ReadAsByteArrayAsync(cancellationToken),
                Header(response, GatewayHeaders.InstanceId), Header(response, GatewayHeaders.ColdStart),
                Header(response, GatewayHeaders.ServerTiming));
        }
        catch (HttpRequestException exception)
        {
            throw new StepFailedException(
                attempt.Step, $"no answer from {attempt.Request.RequestUri!.AbsoluteUri}: {exception.Message}", exception);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new StepFailedException(
                attempt.Step, $"no answer from {attempt.Request.RequestUri!.AbsoluteUri} within {attempt.Patience.TotalSeconds:0.#} s.",
                exception);
        }
    }

    public void Dispose() => _http.Dispose();

    private static string? Header(HttpResponseMessage response, string name)
        => response.Headers.TryGetValues(name, out var values) && string.Join(", ", values) is { Length: > 0 } text ? text : null;
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

internal static class StepProblem
{
    private static readonly JsonPointer[] Texts = [JsonPointer.TryParse("/detail")!, JsonPointer.TryParse("/title")!];

    /// <summary>Status and, where the answer is problem details (RFC 9457), its detail or title.</summary>
    public static async Task<string> DescribeAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var status = $"{(int)response.StatusCode} {response.ReasonPhrase}";
        if (response.Content.Headers.ContentType?.MediaType != "application/problem+json")
            return status;

        try
        {
            using var problem = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(cancellationToken));
            return Texts.Select(place => place.In(problem.RootElement))
                .FirstOrDefault(value => value is { ValueKind: JsonValueKind.String }) is { } text ? $"{status}: {text}" : status;
        }
        catch (JsonException)
        {
            return status;
        }
    }
}
