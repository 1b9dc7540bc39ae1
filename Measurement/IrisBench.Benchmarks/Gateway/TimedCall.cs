using System.Diagnostics;
using IrisBench.Experiments.Sides.Http;

namespace IrisBench.Benchmarks.Gateway;

internal static class TimedCall
{
    /// <summary>Has a function work for a millisecond; answers the seconds from request to whole answer.</summary>
    /// <exception cref="MeasurementException">The answer is not a good one.</exception>
    public static async Task<double> PostAsync(HttpClient client, string path, CancellationToken cancellationToken)
        => (await AnswerAsync(client, path, cancellationToken)).Seconds;

    /// <summary>As <see cref="PostAsync"/>, and what the gateway says its start of a process took.</summary>
    /// <exception cref="MeasurementException">The answer is not a good one.</exception>
    public static async Task<TimedAnswer> AnswerAsync(HttpClient client, string path, CancellationToken cancellationToken)
    {
        using var body = new StringContent("work 1");
        var started = Stopwatch.GetTimestamp();
        using var answer = await client.PostAsync(path, body, cancellationToken);
        var text = await answer.Content.ReadAsStringAsync(cancellationToken);
        var elapsed = Stopwatch.GetElapsedTime(started);
        if (text != "worked")
            throw new MeasurementException($"{path} answered {(int)answer.StatusCode}: {text}");
        var timing = answer.Headers.TryGetValues("Server-Timing", out var values) ? string.Join(',', values) : null;
        return new TimedAnswer(elapsed.TotalSeconds, ServerTimingHeader.Seconds(timing, "start"));
    }
}
