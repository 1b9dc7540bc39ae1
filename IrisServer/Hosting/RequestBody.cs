namespace IrisServer.Hosting;

/// <summary>Reads a whole body into memory. Kestrel enforces the endpoint's size limit and the minimum data rate.</summary>
internal static class RequestBody
{
    /// <exception cref="BadHttpRequestException">The body is too large (413) or comes too slowly (408).</exception>
    public static async Task<byte[]> ReadBytesAsync(this HttpRequest request, CancellationToken cancellationToken)
    {
        // Grows with what has come, not with what was announced.
        using var buffer = new MemoryStream();
        await request.Body.CopyToAsync(buffer, cancellationToken);
        return buffer.ToArray();
    }
}
