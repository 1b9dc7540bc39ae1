namespace IrisBench.Pipeline.IrisServer.Discovery;

/// <summary>Points each attempt at where the Service is now, and has it looked up again after a failed connection.</summary>
internal sealed class KubernetesServiceAddressHandler(KubernetesServiceAddress service) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var address = await service.GetAsync(cancellationToken);
        request.RequestUri = new Uri(address, request.RequestUri!.PathAndQuery);
        try
        {
            return await base.SendAsync(request, cancellationToken);
        }
        catch (HttpRequestException)
        {
            service.Forget();
            throw;
        }
    }
}
