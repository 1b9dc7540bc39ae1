namespace IrisBench.Experiments.Measurement.Scraping;

/// <summary>Reads pages on the calling thread.</summary>
internal sealed class ScrapeClient : IDisposable
{
    private const int MaximumBytes = 8 * 1024 * 1024;

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    private readonly MemoryStream _buffer = new();
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false })
    {
        Timeout = Timeout,
        MaxResponseContentBufferSize = MaximumBytes,
    };

    /// <summary>The answer's body; valid until the next call.</summary>
    /// <param name="what">What is read, for a message.</param>
    /// <param name="request">Asks for it.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <exception cref="MeasurementLostException">There is no answer, or it is a failure.</exception>
    public ReadOnlySpan<byte> Read(string what, HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            using var response = _http.Send(request, cancellationToken);
            response.EnsureSuccessStatusCode();
            using var body = response.Content.ReadAsStream(cancellationToken);
            _buffer.SetLength(0);
            body.CopyTo(_buffer);
            return _buffer.GetBuffer().AsSpan(0, (int)_buffer.Length);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            throw new MeasurementLostException($"{what} cannot be read: {exception.Message}", exception);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new MeasurementLostException($"{what} cannot be read: no answer within {Timeout.TotalSeconds:0} s", exception);
        }
    }

    public void Dispose()
    {
        _http.Dispose();
        _buffer.Dispose();
    }
}
