using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using IrisBench.Experiments.Results;
using IrisBench.Experiments.Sides.Templates;

namespace IrisBench.Experiments.Sides.Http;

/// <summary>A step's answer, read leniently: only what the comparison needs must be there. With the headers X-Instance-Id (which process
/// answered), X-Cold-Start and Server-Timing (https://www.w3.org/TR/server-timing/) of the local gateway.</summary>
internal sealed record StepReply(string Step, double Seconds, byte[] Body, string? Instance, string? ColdStart, string? ServerTiming)
{
    public double? Timing(string metric) => ServerTimingHeader.Seconds(ServerTiming, metric);

    /// <summary>The body as text: UTF-8, whatever is declared; a character set that nobody knows would throw.</summary>
    public string Text() => Encoding.UTF8.GetString(Body);

    public JsonDocument Json()
    {
        // The parser looks at structure only, and what is read of it later would throw.
        if (!Utf8.IsValid(Body))
            throw new StepFailedException(Step, "the answer is not JSON: it has bytes that are no UTF-8.");
        try
        {
            return JsonDocument.Parse(Body);
        }
        catch (JsonException exception)
        {
            throw new StepFailedException(Step, "the answer is not JSON.", exception);
        }
    }

    public JsonElement Find(JsonDocument document, JsonPointer pointer)
        => pointer.In(document.RootElement) is { ValueKind: not JsonValueKind.Null } value ? value : throw Lacks(pointer.ToString());

    public StepFailedException Lacks(string place) => new(Step, $"the answer has no '{place}'.");
}

/// <summary>One step's request; its clock runs from here. Where no status is expected, any of 200 to 299 is no failure.</summary>
internal sealed record StepAttempt(string Step, HttpRequestMessage Request, int? Expect, TimeSpan Patience)
{
    private readonly long _begin = Stopwatch.GetTimestamp();

    public TimeSpan Elapsed => Stopwatch.GetElapsedTime(_begin);

    /// <summary>Without headers and body, which may hold a secret.</summary>
    public override string ToString() => $"{Step} at {Request.RequestUri}";
}

/// <summary>Reads <c>queue;dur=1.5, start;dur=80</c> (Server Timing, W3C); durations there are milliseconds.</summary>
internal static class ServerTimingHeader
{
    private const double MillisecondsPerSecond = 1000;

    public static double? Seconds(string? header, string metric)
    {
        foreach (var entry in (header ?? "").Split(',', StringSplitOptions.TrimEntries))
        {
            var parts = entry.Split(';', StringSplitOptions.TrimEntries);
            if (parts[0] == metric
                && parts.FirstOrDefault(part => part.StartsWith("dur=", StringComparison.Ordinal)) is { } duration
                && double.TryParse(duration[4..], NumberStyles.Float, CultureInfo.InvariantCulture, out var milliseconds)
                && MeasuredRange.IsAmount(milliseconds))
                return milliseconds / MillisecondsPerSecond;
        }

        return null;
    }
}

/// <summary>A step answered with a failure, with nonsense or not at all.</summary>
internal sealed class StepFailedException(string step, string reason, Exception? innerException = null)
    : Exception($"step {step}: {reason}", innerException);
