using Aspire.Hosting.ApplicationModel;

namespace IrisBench.Hosting.OpenFaaS.Functions;

internal sealed record ServiceLookup(EndpointReference Endpoint, string? NameVariable, string? NamespaceVariable, string? PortVariable);
