using System.Globalization;
using System.Text.Json;
using IrisBench.Experiments.Measurement.Scraping;

namespace IrisBench.Experiments.Measurement.Prometheus;

/// <summary>Instant queries of Prometheus's HTTP API (https://prometheus.io/docs/prometheus/latest/querying/api/),
/// on the calling thread.</summary>
/// <param name="server">The server.</param>
/// <param name="name">Its address as it may be shown.</param>
internal sealed class PrometheusApi(Uri server, string name) : IDisposable
{
    private readonly ScrapeClient _client = new();
    private readonly Uri _query = new(server.AbsoluteUri.TrimEnd('/') + "/api/v1/query");

    /// <summary>The server's clock, Unix time in seconds.</summary>
    public double Time(CancellationToken cancellationToken) => Query("time()", PrometheusAnswer.ReadTime, cancellationToken);

    /// <summary>The series that a range selector matches, with their samples as scraped.</summary>
    public IReadOnlyList<RawSeries> Range(string selector, CancellationToken cancellationToken)
        => Query(selector, PrometheusAnswer.ReadSeries, cancellationToken);

    public void Dispose() => _client.Dispose();

    private T Query<T>(string expression, Func<ReadOnlySpan<byte>, T> read, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, _query)
        { Content = new FormUrlEncodedContent([new("query", expression)]) };
        var answer = _client.Read($"Prometheus at {name}", request, cancellationToken);
        try
        {
            return read(answer);
        }
        catch (FormatException exception)
        {
            throw new MeasurementLostException(
                $"{name} does not answer as Prometheus does ({exception.Message.TrimEnd('.')}): give the address of the server itself",
                exception);
        }
    }
}

/// <summary>Reads the answers of Prometheus's HTTP API, and of servers that speak it. What the format does not promise is refused;
/// native histograms are, since nothing that is asked for is one.</summary>
internal static class PrometheusAnswer
{
    // The last second of the year 9999.
    private const double LatestTime = 253_402_300_799;

    /// <summary>The answer to <c>time()</c>: a scalar, or from some servers (VictoriaMetrics) a vector of one.</summary>
    public static double ReadTime(ReadOnlySpan<byte> answer) => Read(answer, result =>
    {
        var (_, time) = Sample(result[0].ValueKind == JsonValueKind.Object ? result[0].GetProperty("value") : result);
        return IsTime(time) ? time : throw new FormatException("its time is none");
    });

    public static IReadOnlyList<RawSeries> ReadSeries(ReadOnlySpan<byte> answer)
        => Read(answer, result => result.EnumerateArray().Select(Series).ToArray());

    private static T Read<T>(ReadOnlySpan<byte> answer, Func<JsonElement, T> read)
    {
        try
        {
            var reader = new Utf8JsonReader(answer);
            using var document = JsonDocument.ParseValue(ref reader);
            return read(document.RootElement.GetProperty("data").GetProperty("result"));
        }
        catch (Exception exception)
            when (exception is JsonException or KeyNotFoundException or InvalidOperationException
                or ArgumentException or IndexOutOfRangeException)
        {
            throw new FormatException("it has no result, or not one of numbers at times", exception);
        }
    }

    private static RawSeries Series(JsonElement series) => new(
        series.GetProperty("metric").EnumerateObject().ToDictionary(
            label => label.Name,
            label => label.Value.GetString() ?? throw new FormatException("a label is no text")),
        [.. series.GetProperty("values").EnumerateArray().Select(Sample)]);

    private static (double At, double Value) Sample(JsonElement sample)
        => sample.GetArrayLength() == 2 && sample[0].GetDouble() is var at && IsTime(at)
            ? (at, Number(sample[1].GetString()))
            : throw new FormatException("a sample is not a time and a value");

    // Values are text there: JSON has no NaN.
    private static double Number(string? value) => value switch
    {
        "+Inf" => double.PositiveInfinity,
        "-Inf" => double.NegativeInfinity,
        _ => double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new FormatException($"'{Excerpt.Of(value ?? "")}' is no number"),
    };

    private static bool IsTime(double seconds) => seconds is >= 0 and <= LatestTime;
}

/// <summary>A series of a range query: its labels, with <c>__name__</c>, and its samples as they were scraped, oldest first: Unix time in
/// seconds on the server's clock, and value.</summary>
internal sealed record RawSeries(IReadOnlyDictionary<string, string> Labels, IReadOnlyList<(double At, double Value)> Samples)
{
    public string Name => Labels.GetValueOrDefault("__name__", "");

    public string Key
        => string.Join(',', Labels.OrderBy(label => label.Key, StringComparer.Ordinal).Select(label => $"{label.Key}={label.Value}"));

    /// <summary>What tells one replica from another.</summary>
    public string Replica => Labels.GetValueOrDefault("pod") ?? Labels.GetValueOrDefault("instance") ?? "";
}
