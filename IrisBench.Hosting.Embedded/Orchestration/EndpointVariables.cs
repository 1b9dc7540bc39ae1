using Aspire.Hosting.ApplicationModel;

namespace IrisBench.Hosting.Embedded;

// Tells a process the ports of those endpoints that name a variable for it.
internal static class EndpointVariables
{
    public static void Add(IResource resource, Dictionary<string, object> variables)
    {
        if (resource is not IResourceWithEndpoints listening)
            return;

        foreach (var endpoint in listening.GetEndpoints())
        {
            if (endpoint.EndpointAnnotation.TargetPortEnvironmentVariable is { } variable)
                variables[variable] = endpoint.Property(EndpointProperty.TargetPort);
        }
    }
}
