using System.Globalization;
using System.Text.Json;
using IrisBench.Experiments.Measurement.Scraping;

namespace IrisBench.Experiments.Measurement.Prometheus;

/// <summary>Instant queries of Prometheus's HTTP API (https://prometheus.io/docs/prometheus/latest/querying/api/), on the calling thread.</summary>
internal sealed class PrometheusApi(Uri server) : IDisposable
{
    private readonly ScrapeClient _client = new();
    private readonly Uri _query = new(server.AbsoluteUri.TrimEnd('/') + "/api/v1/query");

    /// <summary>The server's clock, Unix time in seconds.</summary>
    public double Time(CancellationToken cancellationToken)
        => Number(Query("time()", cancellationToken)[1]);

    /// <summary>The series that a range selector matches, with their samples as scraped.</summary>
    public IReadOnlyList<RawSeries> Range(string selector, CancellationToken cancellationToken)
        => [.. Query(selector, cancellationToken).EnumerateArray().Select(series => new RawSeries(
            series.GetProperty("metric").EnumerateObject().ToDictionary(label => label.Name, label => label.Value.GetString() ?? ""),
            [.. series.GetProperty("values").EnumerateArray().Select(sample => (sample[0].GetDouble(), Number(sample[1])))]))];

    public void Dispose() => _client.Dispose();

    private JsonElement Query(string expression, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, _query) { Content = new FormUrlEncodedContent([new("query", expression)]) };
        var reader = new Utf8JsonReader(_client.Read($"Prometheus at {server}", request, cancellationToken));
        try
        {
            using var answer = JsonDocument.ParseValue(ref reader);
            return answer.RootElement.GetProperty("data").GetProperty("result").Clone();
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new MeasurementLostException($"{server} does not answer as Prometheus does", exception);
        }
    }

    // Values are text there: JSON has no NaN.
    private static double Number(JsonElement value)
        => double.TryParse(value.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : double.NaN;
}
