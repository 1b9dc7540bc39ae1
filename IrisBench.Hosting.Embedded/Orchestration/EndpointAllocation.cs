using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace IrisBench.Hosting.Embedded;

// Gives every endpoint its port once, so that a restart keeps it.
internal static class EndpointAllocation
{
    public static void Allocate(DistributedApplicationModel model, bool randomizePorts)
    {
        foreach (var resource in model.Resources)
        {
            foreach (var endpoint in resource.Annotations.OfType<EndpointAnnotation>())
            {
                var port = randomizePorts ? null : FixedPort(resource, endpoint);
                endpoint.AllocatedEndpoint = new AllocatedEndpoint(endpoint, endpoint.TargetHost, port ?? LoopbackPort.Take());
            }
        }
    }

    private static int? FixedPort(IResource resource, EndpointAnnotation endpoint)
    {
        if (endpoint is { Port: { } outside, TargetPort: { } inside } && outside != inside)
            throw new DistributedApplicationException(
                $"Endpoint '{endpoint.Name}' of resource '{resource.Name}' wants port {outside} outside and {inside} inside, but the embedded host has no proxy: make them equal or leave one out.");

        var port = endpoint.TargetPort ?? endpoint.Port;
        if (port is { } wanted && !LoopbackPort.IsFree(wanted))
            throw new DistributedApplicationException(
                $"Port {wanted} of resource '{resource.Name}' (endpoint '{endpoint.Name}') is already in use.");
        return port;
    }
}
