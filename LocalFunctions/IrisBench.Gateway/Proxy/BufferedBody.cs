using Microsoft.AspNetCore.WebUtilities;

namespace IrisBench.Gateway.Proxy;

/// <summary>Waits for a whole body before a process is started for it: small ones in memory, others in a file.</summary>
internal static class BufferedBody
{
    private const int BytesInMemory = 64 * 1024;

    /// <exception cref="SlowBodyException">The time was up first.</exception>
    /// <exception cref="OperationCanceledException">The caller went away.</exception>
    /// <exception cref="BadHttpRequestException">It is too large, or broke off.</exception>
    public static async Task FillAsync(HttpContext context, CancellationToken cancellationToken)
    {
        context.Request.EnableBuffering(BytesInMemory);
        try
        {
            await context.Request.Body.DrainAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (!context.RequestAborted.IsCancellationRequested)
        {
            throw new SlowBodyException();
        }

        context.Request.Body.Position = 0;
    }
}
