using IrisBench.Gateway.Functions;
using IrisBench.Gateway.Processes;

namespace IrisBench.Gateway.Proxy;

/// <summary>
/// Makes an answer of what a process writes. Its beginning is held back until the process has ended, as the exit code
/// decides on the status; what is longer streams, and a failure after that breaks the answer off.
/// </summary>
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
                {
                    return true;
                }

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
            await Problem.WriteAsync(
                context, StatusCodes.Status500InternalServerError, errors.Length > 0 ? errors : $"The process of function {function.Name} {end.Reason}.");
            return;
        }

        Begin(isWhole: true);
        context.Response.ContentLength = _length;
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await context.Response.Body.WriteAsync(_head.AsMemory(0, _length), cancellationToken);
        }
    }

    private void Begin(bool isWhole)
        => context.Response.ContentType = function.Program.Environment.GetValueOrDefault(ContentTypeVariable) ?? AnswerType.Of(_head.AsSpan(0, _length), isWhole);
}
