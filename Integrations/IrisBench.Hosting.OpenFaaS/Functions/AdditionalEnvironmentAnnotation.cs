using Aspire.Hosting.ApplicationModel;

namespace IrisBench.Hosting.OpenFaaS.Functions;

/// <summary>One more environment that publishes a function, beside the one that the resource computes in.</summary>
internal sealed record AdditionalEnvironmentAnnotation(FunctionEnvironmentResource Environment) : IResourceAnnotation;
