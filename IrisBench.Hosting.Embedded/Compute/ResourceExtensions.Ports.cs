namespace Aspire.Hosting.ApplicationModel;

public static partial class ResourceExtensions
{
    /// <summary>The endpoints of the resource with the ports that they have where it is deployed.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="portAllocator">Gives ports where none is declared; from 8000 when null.</param>
    /// <returns>The endpoints, in the order in which they were declared.</returns>
    /// <remarks>The first HTTP endpoint of a project that declares no target port has none: the deployment chooses.</remarks>
    public static IReadOnlyList<ResolvedEndpoint> ResolveEndpoints(this IResource resource, IPortAllocator? portAllocator = null)
    {
        ArgumentNullException.ThrowIfNull(resource);
        portAllocator ??= new PortAllocator();
        var schemes = new HashSet<string>();
        var resolved = new List<ResolvedEndpoint>();
        foreach (var endpoint in resource.Annotations.OfType<EndpointAnnotation>())
        {
            var web = endpoint.UriScheme is "http" or "https";
            var isDefault = resource is ProjectResource && web && schemes.Add(endpoint.UriScheme);
            var inside = endpoint.TargetPort is { } target ? ResolvedPort.Explicit(target)
                : isDefault ? ResolvedPort.None()
                : ResolvedPort.Allocated(portAllocator.AllocatePort());
            var outside = endpoint.Port is { } port ? ResolvedPort.Explicit(port)
                : inside.Value is { } same ? ResolvedPort.Implicit(same)
                : web ? ResolvedPort.None()
                : ResolvedPort.Allocated(portAllocator.AllocatePort());

            foreach (var used in (int?[])[inside.Value, outside.Value])
            {
                if (used is { } number)
                    portAllocator.AddUsedPort(number);
            }

            resolved.Add(new() { Endpoint = endpoint, TargetPort = inside, ExposedPort = outside });
        }

        return resolved;
    }
}
