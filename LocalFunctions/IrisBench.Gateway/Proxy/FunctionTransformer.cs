using Yarp.ReverseProxy.Forwarder;

namespace IrisBench.Gateway.Proxy;

/// <summary>Sends a request to the function's own target, and lets an answer without a body have none.</summary>
internal sealed class FunctionTransformer(string target) : HttpTransformer
{
    public override async ValueTask TransformRequestAsync(
        HttpContext httpContext, HttpRequestMessage proxyRequest, string destinationPrefix, CancellationToken cancellationToken)
    {
        await base.TransformRequestAsync(httpContext, proxyRequest, destinationPrefix, cancellationToken);
        proxyRequest.RequestUri = FunctionTarget.At(destinationPrefix.AsSpan().TrimEnd('/'), target);
        proxyRequest.Headers.Host = null;
    }

    public override async ValueTask<bool> TransformResponseAsync(HttpContext httpContext, HttpResponseMessage? proxyResponse, CancellationToken cancellationToken)
    {
        var copyBody = await base.TransformResponseAsync(httpContext, proxyResponse, cancellationToken);
        if (httpContext.Response.StatusCode is StatusCodes.Status204NoContent or StatusCodes.Status205ResetContent)
        {
            // Kestrel refuses to send a length with them, which a careless function does.
            httpContext.Response.ContentLength = null;
            return false;
        }

        return copyBody;
    }
}
