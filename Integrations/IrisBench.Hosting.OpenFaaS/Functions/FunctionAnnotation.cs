using Aspire.Hosting.ApplicationModel;

namespace IrisBench.Hosting.OpenFaaS.Functions;

/// <summary>One <c>PublishAsFunction</c> call; several add up.</summary>
internal sealed record FunctionAnnotation(Action<FunctionOptions> Configure) : IResourceAnnotation;
