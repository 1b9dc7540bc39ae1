using System.Buffers;
using System.IO.Compression;

namespace IrisBench.Experiments.Sides.Http;

/// <summary>Undoes what a server did to a body for its way (RFC 9110, 8.4.1), up to a size: a few bytes may stand for gigabytes.</summary>
internal static class ContentCoding
{
    // One is usual; each is a pass over all of it.
    private const int MostCodings = 3;

    /// <param name="body">As it came.</param>
    /// <param name="codings">In the order in which they were done.</param>
    /// <param name="maximumBytes">The most that may come of it.</param>
    /// <exception cref="InvalidDataException">It cannot be undone; the message says why, of "it".</exception>
    public static byte[] Decode(byte[] body, IReadOnlyList<string> codings, int maximumBytes)
    {
        if (codings.Count > MostCodings)
            throw new InvalidDataException($"it is encoded {codings.Count} times; irisbench decodes {MostCodings}");
        // A request for the head alone has an answer without the body that is told of.
        return body.Length == 0 ? body : codings.Reverse().Aggregate(body, (coded, coding) => Decode(coded, coding.Trim(), maximumBytes));
    }

    private static byte[] Decode(byte[] body, string coding, int maximumBytes)
    {
        if (coding.Length == 0 || coding.Equals("identity", StringComparison.OrdinalIgnoreCase))
            return body;
        using var decoding = Decoding(new MemoryStream(body), body, coding.ToLowerInvariant());
        var plain = new MemoryStream();
        var buffer = new byte[16 * 1024];
        try
        {
            while (plain.Length <= maximumBytes && decoding.Read(buffer) is > 0 and var read)
                plain.Write(buffer, 0, read);
            // The stream takes the end of what it is given for the end of all.
            if (decoding is BrotliStream && plain.Length <= maximumBytes && !IsWholeBrotli(body, buffer))
                throw new InvalidDataException("it is cut short");
        }
        // Each decoder has its own.
        catch (Exception exception) when (exception is InvalidOperationException or InvalidDataException or IOException)
        {
            throw new InvalidDataException($"it is not the {coding} that it is said to be", exception);
        }

        return plain.Length <= maximumBytes
            ? plain.ToArray()
            : throw new InvalidDataException($"it is larger than {maximumBytes >> 20} MiB when it is decoded");
    }

    // What is called deflate has a frame (zlib), but not from every server.
    private static Stream Decoding(MemoryStream coded, byte[] body, string coding) => coding switch
    {
        "gzip" or "x-gzip" => new GZipStream(coded, CompressionMode.Decompress),
        "br" => new BrotliStream(coded, CompressionMode.Decompress),
        "deflate" when IsFramed(body) => new ZLibStream(coded, CompressionMode.Decompress),
        "deflate" => new DeflateStream(coded, CompressionMode.Decompress),
        _ => throw new InvalidDataException(
            $"it is encoded as '{Excerpt.Of(coding)}', of which irisbench reads gzip, br and deflate: ask for one of them by the header "
            + "Accept-Encoding, or for none"),
    };

    private static bool IsWholeBrotli(ReadOnlySpan<byte> body, byte[] buffer)
    {
        using var decoder = new BrotliDecoder();
        OperationStatus status;
        do
        {
            status = decoder.Decompress(body, buffer, out var consumed, out _);
            body = body[consumed..];
        }
        while (status == OperationStatus.DestinationTooSmall);
        return status == OperationStatus.Done;
    }

    // RFC 1950: method 8, and a checksum of the first two bytes.
    private static bool IsFramed(byte[] body)
        => body.Length >= 2 && (body[0] & 0x0F) == 8 && ((body[0] << 8) | body[1]) % 31 == 0;
}
