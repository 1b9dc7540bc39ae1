using IrisBench.Gateway.Functions;
using IrisBench.Gateway.Proxy;

namespace IrisBench.Gateway.Async;

/// <summary>POST <c>/async-function/{name}</c>: 202 with the number of the call, which is then made by a worker.</summary>
internal sealed class AsyncEndpoint(AsyncQueue queue)
{
    public const string CallbackUrl = "X-Callback-Url";
    private const string Prefix = "/async-function/";

    public async Task HandleAsync(HttpContext context, string name)
    {
        var call = CallHeaders.Begin(context);
        var function = FunctionName.WithoutNamespace(name);
        if (!FunctionName.IsValid(function))
        {
            await Problem.WriteAsync(context, StatusCodes.Status404NotFound, $"There is no function '{name}'.");
            return;
        }

        if (!FunctionTarget.TryCut(context, Prefix, name, out var target))
        {
            await Problem.WriteAsync(context, StatusCodes.Status400BadRequest, $"The path must name function {function} as it is: without escapes, dots before it, or a fragment.");
            return;
        }

        if (!TryReadCallback(context.Request, out var callback))
        {
            await Problem.WriteAsync(context, StatusCodes.Status400BadRequest, $"{CallbackUrl} must be an absolute http or https URL.");
            return;
        }

        if (await ReadBodyAsync(context) is not { } body)
        {
            await Problem.WriteAsync(
                context, StatusCodes.Status413PayloadTooLarge, $"The body of an asynchronous call may have {AsyncSettings.LargestBodyBytes} bytes.");
            return;
        }

        if (!queue.TryAdd(Create(context.Request, call, function, target, body, callback)))
        {
            await Problem.WriteRetryAsync(context, StatusCodes.Status503ServiceUnavailable, "The queue of asynchronous calls is full.");
            return;
        }

        context.Response.StatusCode = StatusCodes.Status202Accepted;
    }

    private static AsyncCall Create(HttpRequest request, CallHeaders call, string function, string target, byte[] body, Uri? callback)
    {
        ForwardedHeaders.Add(request);
        request.Headers.Remove(CallbackUrl);
        return new AsyncCall(
            call.Id,
            function,
            request.Method,
            FunctionEndpoint.Prefix + function + target,
            [.. request.Headers.Select(header => KeyValuePair.Create(header.Key, header.Value.OfType<string>().ToArray()))],
            body,
            callback);
    }

    private static bool TryReadCallback(HttpRequest request, out Uri? callback)
    {
        callback = null;
        var text = request.Headers[CallbackUrl].ToString();
        return text.Length == 0
            || (Uri.TryCreate(text, UriKind.Absolute, out callback) && (callback.Scheme == Uri.UriSchemeHttp || callback.Scheme == Uri.UriSchemeHttps));
    }

    private static async Task<byte[]?> ReadBodyAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        var chunk = new byte[16 * 1024];
        while (await context.Request.Body.ReadAsync(chunk, context.RequestAborted) is var read and > 0)
        {
            if (body.Length + read > AsyncSettings.LargestBodyBytes)
            {
                return null;
            }

            body.Write(chunk, 0, read);
        }

        return body.ToArray();
    }
}
