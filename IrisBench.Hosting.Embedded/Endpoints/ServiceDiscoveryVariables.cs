using Aspire.Hosting.ApplicationModel;

namespace IrisBench.Hosting.Embedded;

// The two shapes in which Aspire tells a resource where another one is.
internal static class ServiceDiscoveryVariables
{
    public static void Add(EndpointReferenceAnnotation reference, Dictionary<string, object> variables)
    {
        var service = reference.Resource.Name;
        foreach (var endpoint in reference.Resource.GetEndpoints())
        {
            if (!reference.UseAllEndpoints && !reference.EndpointNames.Contains(endpoint.EndpointName))
                continue;

            variables[$"{Encode(service)}_{Encode(endpoint.EndpointName)}".ToUpperInvariant()] = endpoint;
            variables[DiscoveryKey(service, endpoint, variables)] = endpoint;
        }
    }

    private static string DiscoveryKey(string service, EndpointReference endpoint, Dictionary<string, object> variables)
    {
        var name = endpoint.EndpointName is "http" or "https" ? endpoint.Scheme : endpoint.EndpointName;
        var index = 0;
        while (variables.ContainsKey($"services__{service}__{name}__{index}"))
            index++;
        return $"services__{service}__{name}__{index}";
    }

    private static string Encode(string name) =>
        string.Concat(name.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '_'));
}
