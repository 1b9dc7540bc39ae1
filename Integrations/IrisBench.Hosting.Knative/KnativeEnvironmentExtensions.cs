using Aspire.Hosting.ApplicationModel;
using IrisBench.Hosting.Knative;

namespace Aspire.Hosting;

/// <summary>Adds a Knative environment.</summary>
public static class KnativeEnvironmentExtensions
{
    /// <summary>
    /// Adds a Knative Serving that projects are published to. When the application runs, it is no part of the model.
    /// </summary>
    /// <param name="builder">The application.</param>
    /// <param name="name">Name of the environment, and of its output folder when there are several.</param>
    /// <param name="configure">Changes its properties; called at once.</param>
    public static IResourceBuilder<KnativeEnvironmentResource> AddKnativeEnvironment(
        this IDistributedApplicationBuilder builder, string name, Action<KnativeEnvironmentResource>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var resource = new KnativeEnvironmentResource(name);
        configure?.Invoke(resource);
        return builder.ExecutionContext.IsRunMode
            ? builder.CreateResourceBuilder(resource)
            // The manifest has no form for an environment and would say "error".
            : builder.AddResource(resource).ExcludeFromManifest();
    }
}
