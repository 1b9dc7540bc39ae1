using System.Text;
using IrisBench.Pipeline.Steps;

namespace IrisBench.FunctionHost;

/// <summary>Reads a body as strict UTF-8.</summary>
internal static class RequestBody
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The whole body.</summary>
    /// <exception cref="StepException">More than <see cref="Workload.MaximumBodyBytes"/> bytes, or not UTF-8.</exception>
    public static async Task<string> ReadAsync(Stream body, CancellationToken cancellationToken)
    {
        using var buffer = new MemoryStream();
        var chunk = new byte[4096];
        while (await body.ReadAsync(chunk, cancellationToken) is var read and > 0)
        {
            // HTTP has its own limit, with its own status; this one is for standard input.
            if (buffer.Length + read > Workload.MaximumBodyBytes)
            {
                throw StepException.InvalidInput($"The body is larger than {Workload.MaximumBodyBytes} bytes.");
            }

            buffer.Write(chunk, 0, read);
        }

        try
        {
            return StrictUtf8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
        }
        catch (DecoderFallbackException exception)
        {
            throw new StepException(StepFailure.InvalidInput, "The body is not UTF-8 text.", exception);
        }
    }
}
