using System.Text;
using IrisBench.Pipeline.Steps;

namespace IrisBench.Pipeline.Grammar;

/// <summary>Reads a body as strict UTF-8.</summary>
public static class Utf8Body
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text, without the byte order mark that some editors put in front.</summary>
    /// <exception cref="StepException"><see cref="StepFailure.InvalidInput"/>: not UTF-8.</exception>
    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return StrictUtf8.GetString(bytes.StartsWith(Encoding.UTF8.Preamble) ? bytes[Encoding.UTF8.Preamble.Length..] : bytes);
        }
        catch (DecoderFallbackException exception)
        {
            throw new StepException(StepFailure.InvalidInput, "The body is not UTF-8 text.", exception);
        }
    }
}
