using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using IrisBench.Experiments.Results;
using IrisBench.Experiments.Sides.Templates;

namespace IrisBench.Experiments.Sides.Http;

/// <summary>A step's answer, read leniently: only what the comparison needs must be there.</summary>
/// <param name="Step">Whose.</param>
/// <param name="Seconds">From its request to its last byte.</param>
/// <param name="Received">The body as it came.</param>
internal sealed record StepReply(string Step, double Seconds, byte[] Received)
{
    private byte[]? _body;

    /// <summary>What was done to the body for its way (Content-Encoding).</summary>
    public IReadOnlyList<string> Codings { get; init; } = [];

    /// <summary>The headers that the step takes something from; null where there is none.</summary>
    public IReadOnlyDictionary<string, string?> Headers { get; init; } = new Dictionary<string, string?>();

    /// <summary>Which process answered (X-Instance-Id), of the local gateway's functions.</summary>
    public string? Instance { get; init; }

    /// <summary>The local gateway's X-Cold-Start.</summary>
    public string? ColdStart { get; init; }

    /// <summary>https://www.w3.org/TR/server-timing/.</summary>
    public string? ServerTiming { get; init; }

    /// <summary>The body as it is meant; it is decoded when it is asked for, with no clock running.</summary>
    /// <exception cref="StepFailedException">It cannot be.</exception>
    public byte[] Body
    {
        get
        {
            try
            {
                return _body ??= ContentCoding.Decode(Received, Codings, CallerConnection.MaximumAnswerBytes);
            }
            catch (InvalidDataException exception)
            {
                throw new StepFailedException(Step, $"the answer cannot be decoded: {exception.Message}.", exception);
            }
        }
    }

    public double? Timing(string metric) => ServerTimingHeader.Seconds(ServerTiming, metric);

    /// <summary>The body as text: UTF-8, whatever is declared; a character set that nobody knows would throw.</summary>
    public string Text() => Encoding.UTF8.GetString(Body);

    public JsonDocument Json()
    {
        try
        {
            return StrictJson.Parse(Body);
        }
        catch (FormatException exception)
        {
            throw new StepFailedException(Step, $"the answer is not JSON{exception.Message}.", exception);
        }
    }

    public JsonElement Find(JsonDocument document, JsonPointer pointer)
        => pointer.In(document.RootElement) is { ValueKind: not JsonValueKind.Null } value ? value : throw Lacks($"'{pointer}'");

    public StepFailedException Lacks(string place) => new(Step, $"the answer has no {place}.");
}

/// <summary>One step's request; its clock runs from here. Where no status is expected, any of 200 to 299 is no failure.</summary>
/// <param name="Step">Whose.</param>
/// <param name="Address">Where it goes, as it may be shown: with the names of values, which may be secrets.</param>
/// <param name="Request">What is sent.</param>
/// <param name="Expect">The status that is no failure.</param>
/// <param name="Patience">How long the answer may take.</param>
internal sealed record StepAttempt(string Step, string Address, HttpRequestMessage Request, int? Expect, TimeSpan Patience)
{
    private readonly long _begin = Stopwatch.GetTimestamp();

    public TimeSpan Elapsed => Stopwatch.GetElapsedTime(_begin);

    /// <summary>The headers of the answer that are asked for.</summary>
    public IReadOnlyList<string> WantedHeaders { get; init; } = [];

    /// <summary>Where cookies are kept, if they are.</summary>
    public CookieContainer? Cookies { get; init; }

    public void KeepCookies(IReadOnlyList<string> set)
    {
        foreach (var cookie in Cookies is null ? [] : set)
        {
            try
            {
                Cookies!.SetCookies(Request.RequestUri!, cookie);
            }
            catch (CookieException)
            {
                // As a browser does with what is no cookie, or one of another host: it keeps none.
            }
        }
    }

    /// <summary>Without headers, body and address, which may hold a secret.</summary>
    public override string ToString() => $"{Step} at {Address}";
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

internal static class StepProblem
{
    private static readonly JsonPointer[] Texts = [JsonPointer.TryParse("/detail")!, JsonPointer.TryParse("/title")!];

    /// <summary>Status and, where the answer is problem details (RFC 9457) that can be read, its detail or title.</summary>
    public static string Describe(HttpResponseMessage response, StepReply reply)
    {
        var status = $"{(int)response.StatusCode} {response.ReasonPhrase}";
        if (response.Content.Headers.ContentType?.MediaType != "application/problem+json")
            return status;

        try
        {
            using var problem = reply.Json();
            return TextIn(problem) is { } text ? $"{status}: {text}" : status;
        }
        catch (StepFailedException)
        {
            return status;
        }
    }

    /// <summary>The detail of problem details, or else their title; null where they have neither.</summary>
    public static string? TextIn(JsonDocument problem)
        => Texts.Select(place => place.In(problem.RootElement))
            .FirstOrDefault(value => value is { ValueKind: JsonValueKind.String })?.GetString();
}
