using IrisBench.Experiments.Measurement.Scraping;

namespace IrisBench.Experiments.Measurement.Prometheus;

/// <summary>Instant queries of Prometheus's HTTP API (https://prometheus.io/docs/prometheus/latest/querying/api/), on the calling thread.</summary>
internal sealed class PrometheusApi(Uri server) : IDisposable
{
    private readonly ScrapeClient _client = new();
    private readonly Uri _query = new(server.AbsoluteUri.TrimEnd('/') + "/api/v1/query");

    /// <summary>The server's clock, Unix time in seconds.</summary>
    /// <exception cref="MeasurementLostException">It does not answer, or not as Prometheus does.</exception>
    public double Time(CancellationToken cancellationToken) => Query("time()", PrometheusAnswer.ReadTime, cancellationToken);

    /// <summary>The series that a range selector matches, with their samples as scraped.</summary>
    /// <exception cref="MeasurementLostException">It does not answer, or not as Prometheus does.</exception>
    public IReadOnlyList<RawSeries> Range(string selector, CancellationToken cancellationToken)
        => Query(selector, PrometheusAnswer.ReadSeries, cancellationToken);

    public void Dispose() => _client.Dispose();

    private T Query<T>(string expression, AnswerReader<T> read, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, _query) { Content = new FormUrlEncodedContent([new("query", expression)]) };
        var answer = _client.Read($"Prometheus at {server}", request, cancellationToken);
        try
        {
            return read(answer);
        }
        catch (FormatException exception)
        {
            throw new MeasurementLostException($"{server} does not answer as Prometheus does: {exception.Message}", exception);
        }
    }

    private delegate T AnswerReader<out T>(ReadOnlySpan<byte> answer);
}
