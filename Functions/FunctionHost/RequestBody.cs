using IrisBench.Pipeline.Grammar;
using IrisBench.Pipeline.Steps;

namespace IrisBench.FunctionHost;

/// <summary>Reads a body as strict UTF-8.</summary>
internal static class RequestBody
{
    /// <summary>The whole body.</summary>
    /// <exception cref="StepException">More than <see cref="Workload.MaximumBodyBytes"/> bytes, or not UTF-8.</exception>
    public static async Task<string> ReadAsync(Stream body, CancellationToken cancellationToken)
    {
        using var buffer = new MemoryStream();
        var chunk = new byte[4096];
        var received = 0;
        while (await body.ReadAsync(chunk, cancellationToken) is var read and > 0)
        {
            received += read;
            if (received <= Workload.MaximumBodyBytes)
            {
                buffer.Write(chunk, 0, read);
            }
            else if (received > Workload.MaximumReceivedBytes)
            {
                break;
            }
        }

        if (received > Workload.MaximumBodyBytes)
        {
            throw new StepException(StepFailure.InputTooLarge, $"The body is larger than {Workload.MaximumBodyBytes} bytes.");
        }

        return Utf8Body.Decode(buffer.GetBuffer().AsSpan(0, (int)buffer.Length));
    }
}
