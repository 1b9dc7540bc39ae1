using Aspire.Hosting.ApplicationModel;
using IrisBench.Hosting.Knative;

namespace Aspire.Hosting;

/// <summary>Adds a Knative environment.</summary>
public static class KnativeEnvironmentExtensions
{
    /// <summary>Adds a Knative Serving that projects are published to. When the application runs, it is no part of the model.</summary>
    public static IResourceBuilder<KnativeEnvironmentResource> AddKnativeEnvironment(
        this IDistributedApplicationBuilder builder, string name)
        => builder.AddFunctionEnvironment(new KnativeEnvironmentResource(name));
}
