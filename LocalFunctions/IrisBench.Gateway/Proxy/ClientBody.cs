using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;

namespace IrisBench.Gateway.Proxy;

/// <summary>The caller's body, which remembers whether it was the caller that was waited for.</summary>
internal sealed class ClientBody(Stream body) : Stream
{
    /// <summary>Reading it broke off: the caller had not sent it all, whatever the function did meanwhile.</summary>
    public bool BrokeOff { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = false;
        try
        {
            var count = await body.ReadAsync(buffer, cancellationToken);
            read = true;
            return count;
        }
        finally
        {
            BrokeOff |= !read;
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}

/// <summary>The answer's body, which remembers whether it was the caller that was waited for.</summary>
internal sealed class ClientAnswer(Stream body) : AnswerStream(body)
{
    /// <summary>Writing it broke off: the caller had not taken it all, whatever the function did meanwhile.</summary>
    public bool BrokeOff { get; private set; }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var written = false;
        try
        {
            await Body.WriteAsync(buffer, cancellationToken);
            written = true;
        }
        finally
        {
            BrokeOff |= !written;
        }
    }

    public override async Task FlushAsync(CancellationToken cancellationToken)
    {
        var flushed = false;
        try
        {
            await Body.FlushAsync(cancellationToken);
            flushed = true;
        }
        finally
        {
            BrokeOff |= !flushed;
        }
    }
}

/// <summary>Waits for a whole body before a process is started for it: small ones in memory, others in a file, of which there are not any
/// number at a time.</summary>
internal sealed class BufferedBodies
{
    /// <summary>How many bodies that do not fit into memory are received at a time.</summary>
    public const int MostLarge = 64;

    private const int BytesInMemory = 64 * 1024;

    private int _large;

    /// <returns>False when there are too many already; nothing was read then.</returns>
    /// <exception cref="SlowBodyException">The time was up first.</exception>
    /// <exception cref="OperationCanceledException">The caller went away.</exception>
    /// <exception cref="BadHttpRequestException">It is too large, broke off, or is no body.</exception>
    public async Task<bool> TryFillAsync(HttpContext context, CancellationToken cancellationToken)
    {
        // One whose length is not told may be any.
        var isLarge = context.Request.ContentLength is null or > BytesInMemory
            && context.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: true };
        if (!isLarge)
        {
            await FillAsync(context, cancellationToken);
            return true;
        }

        try
        {
            if (Interlocked.Increment(ref _large) > MostLarge)
                return false;
            await FillAsync(context, cancellationToken);
            return true;
        }
        finally
        {
            Interlocked.Decrement(ref _large);
        }
    }

    private static async Task FillAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var body = new ClientBody(context.Request.Body);
        context.Request.Body = body;
        context.Request.EnableBuffering(BytesInMemory);
        try
        {
            await context.Request.Body.DrainAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (!context.RequestAborted.IsCancellationRequested)
        {
            throw new SlowBodyException();
        }
        catch (IOException exception) when (body.BrokeOff && exception is not BadHttpRequestException)
        {
            // Kestrel's word for a chunk's size beyond all numbers, which is the caller's fault as every other bad size is.
            throw new BadHttpRequestException(exception.Message, StatusCodes.Status400BadRequest, exception);
        }

        context.Request.Body.Position = 0;
    }
}

/// <summary>The caller's time was up before its body was there. The function is not to blame.</summary>
internal sealed class SlowBodyException() : Exception("The body did not come in time.");
