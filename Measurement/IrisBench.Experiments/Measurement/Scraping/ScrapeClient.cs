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
        // Of any kind: cancelled while a body comes in, HttpClient disposes what is being read, and that throws what it likes.
        catch (Exception exception) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException($"{what} is not needed any more", exception, cancellationToken);
        }
        catch (Exception exception)
        {
            var reason = exception is OperationCanceledException ? $"no answer within {Timeout.TotalSeconds:0} s" : exception.Message;
            throw new MeasurementLostException($"{what} cannot be read: {reason}", exception);
        }
    }

    public void Dispose()
    {
        _http.Dispose();
        _buffer.Dispose();
    }
}
