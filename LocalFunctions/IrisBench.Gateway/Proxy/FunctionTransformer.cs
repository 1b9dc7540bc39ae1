using Yarp.ReverseProxy.Forwarder;

namespace IrisBench.Gateway.Proxy;

/// <summary>Strips the gateway's prefix from the path, keeps the query, and tells the function who called.</summary>
internal sealed class FunctionTransformer : HttpTransformer
{
    public static readonly FunctionTransformer Instance = new();

    public override async ValueTask TransformRequestAsync(
        HttpContext httpContext, HttpRequestMessage proxyRequest, string destinationPrefix, CancellationToken cancellationToken)
    {
        await base.TransformRequestAsync(httpContext, proxyRequest, destinationPrefix, cancellationToken);
        var request = httpContext.Request;
        proxyRequest.RequestUri = RequestUtilities.MakeDestinationAddress(
            destinationPrefix, FunctionPath.After(request.Path, FunctionEndpoint.Prefix), request.QueryString);
        proxyRequest.Headers.Host = null;
        proxyRequest.Headers.TryAddWithoutValidation("X-Forwarded-For", httpContext.Connection.RemoteIpAddress?.ToString());
        proxyRequest.Headers.TryAddWithoutValidation("X-Forwarded-Host", request.Host.Value);
    }
}
