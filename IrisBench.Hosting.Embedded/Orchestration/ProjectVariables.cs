using Aspire.Hosting.ApplicationModel;

namespace IrisBench.Hosting.Embedded;

// What every project is told without being asked, as Aspire does; what the AppHost says comes later and wins.
internal static class ProjectVariables
{
    public static void Add(IResource resource, Dictionary<string, object> variables)
    {
        if (resource is not ProjectResource project)
            return;

        var urls = project.GetEndpoints()
            .Where(endpoint => endpoint.Scheme is "http" or "https" && endpoint.EndpointAnnotation.TargetPortEnvironmentVariable is null)
            .Select(endpoint => endpoint.Url);
        variables["ASPNETCORE_URLS"] = string.Join(';', urls);
    }
}
