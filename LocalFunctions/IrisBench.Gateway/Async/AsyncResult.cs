using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using IrisBench.Gateway.Proxy;

namespace IrisBench.Gateway.Async;

/// <summary>What became of an asynchronous call, as it is told to the callback.</summary>
/// <param name="Call">The call.</param>
/// <param name="Status">Status of the answer.</param>
/// <param name="Headers">Its headers.</param>
/// <param name="Body">Its body; empty where nobody wants it.</param>
/// <param name="Duration">From the first attempt to the end of the last.</param>
internal sealed record AsyncResult(AsyncCall Call, int Status, IReadOnlyList<KeyValuePair<string, IEnumerable<string>>> Headers, byte[] Body, TimeSpan Duration)
{
    private const int LargestBodyBytes = 4 * 1024 * 1024;

    /// <summary>Reads an answer to its end: whoever hangs up kills a process that still writes.</summary>
    public static async Task<AsyncResult> ReadAsync(AsyncCall call, HttpResponseMessage answer, long started, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream();
        await using var stream = await answer.Content.ReadAsStreamAsync(cancellationToken);
        var chunk = new byte[16 * 1024];
        var length = 0L;
        while (await stream.ReadAsync(chunk, cancellationToken) is var read and > 0)
        {
            length += read;
            if (call.Callback is not null && length <= LargestBodyBytes)
            {
                body.Write(chunk, 0, read);
            }
        }

        var duration = Stopwatch.GetElapsedTime(started);
        return call.Callback is not null && length > LargestBodyBytes
            ? TooLarge(call, duration)
            : new AsyncResult(call, (int)answer.StatusCode, [.. answer.Headers, .. answer.Content.Headers], body.ToArray(), duration);
    }

    /// <summary>The message to the callback.</summary>
    public HttpRequestMessage ToRequest()
    {
        var request = new HttpRequestMessage(HttpMethod.Post, Call.Callback) { Content = new ByteArrayContent(Body) };
        PassedHeaders.Copy(Headers, request);
        Set(request.Headers, CallHeaders.CallId, Call.Id);
        Set(request.Headers, CallHeaders.DurationSeconds, Duration.TotalSeconds.ToString("F6", CultureInfo.InvariantCulture));
        Set(request.Headers, "X-Function-Status", Status.ToString(CultureInfo.InvariantCulture));
        Set(request.Headers, "X-Function-Name", Call.Function);
        return request;
    }

    private static AsyncResult TooLarge(AsyncCall call, TimeSpan duration)
    {
        var problem = JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, string>
        {
            ["title"] = "Bad Gateway",
            ["detail"] = $"The answer of function {call.Function} has more than {LargestBodyBytes} bytes, too many to be posted.",
        });
        return new AsyncResult(call, StatusCodes.Status502BadGateway, [KeyValuePair.Create<string, IEnumerable<string>>("Content-Type", ["application/problem+json"])], problem, duration);
    }

    // The gateway's own answer has some of them, too.
    private static void Set(HttpRequestHeaders headers, string name, string value)
    {
        headers.Remove(name);
        headers.Add(name, value);
    }
}
