using System.Text.Unicode;
using IrisBench.Gateway.Functions;
using IrisBench.Gateway.Processes;
using IrisBench.ServiceDefaults;

namespace IrisBench.Gateway.Proxy;

/// <summary>Makes an answer of what a process writes. Its beginning is held back until the process has ended, as the exit code decides on
/// the status; what is longer streams, and a failure after that breaks the answer off.</summary>
internal sealed class ForkAnswer(HttpContext context, Function function)
{
    private const int HeldBytes = 64 * 1024;

    // The watchdog's own setting, for a function whose output is not what it looks like.
    private const string ContentTypeVariable = "content_type";

    private readonly byte[] _head = GC.AllocateUninitializedArray<byte>(HeldBytes);
    private int _length;

    /// <summary>Reads the beginning; true when that is all.</summary>
    public async Task<bool> ReadAsync(Stream output, CancellationToken cancellationToken)
    {
        try
        {
            while (_length < HeldBytes)
            {
                if (await output.ReadAsync(_head.AsMemory(_length, HeldBytes - _length), cancellationToken) is var read && read == 0)
                    return true;
                _length += read;
            }

            return false;
        }
        catch (IOException)
        {
            // The pipe closed with the process.
            return true;
        }
    }

    /// <summary>Sends the beginning, and the rest as fast as the caller takes it.</summary>
    public async Task StreamAsync(Stream output, CancellationToken cancellationToken)
    {
        Begin(isWhole: false);
        var body = HttpMethods.IsHead(context.Request.Method) ? Stream.Null : context.Response.Body;
        await body.WriteAsync(_head.AsMemory(0, _length), cancellationToken);
        await output.CopyToAsync(body, cancellationToken);
    }

    /// <summary>Answers when the process has ended and what was read is all.</summary>
    public async Task WriteAsync(ProcessEnd end, string errors, CancellationToken cancellationToken)
    {
        if (end.ExitCode != 0)
        {
            await context.WriteProblemAsync(
                StatusCodes.Status500InternalServerError,
                errors.Length > 0 ? errors : $"The process of function {function.Name} {end.Reason}.");
            return;
        }

        Begin(isWhole: true);
        context.Response.ContentLength = _length;
        if (!HttpMethods.IsHead(context.Request.Method))
            await context.Response.Body.WriteAsync(_head.AsMemory(0, _length), cancellationToken);
    }

    // As the classic watchdog: what is set, else what the caller sent, else what it looks like.
    private void Begin(bool isWhole)
        => context.Response.ContentType = function.Program.Environment.GetValueOrDefault(ContentTypeVariable)
            ?? (context.Request.ContentType is { Length: > 0 } sent ? sent : AnswerType.Of(_head.AsSpan(0, _length), isWhole));
}

/// <summary>What a process that only prints has printed, by its beginning: text or bytes. Go's server, on which the classic watchdog
/// stands, does the same, and knows some more kinds.</summary>
internal static class AnswerType
{
    /// <param name="head">The beginning.</param>
    /// <param name="isWhole">Whether nothing follows.</param>
    public static string Of(ReadOnlySpan<byte> head, bool isWhole)
        => IsText(head, isWhole) ? "text/plain; charset=utf-8" : "application/octet-stream";

    private static bool IsText(ReadOnlySpan<byte> head, bool isWhole)
    {
        // A letter may be cut at the end of the beginning: it takes up to four bytes.
        for (var cut = 0; cut < 4 && cut <= head.Length; cut++)
        {
            if (Utf8.IsValid(head[..^cut]))
                return !head.ContainsAnyInRange((byte)0, (byte)8) && !head.ContainsAnyInRange((byte)14, (byte)26);
            if (isWhole)
                return false;
        }

        return false;
    }
}
