using Aspire.Hosting.ApplicationModel;
using IrisBench.Hosting.OpenFaaS;

namespace Aspire.Hosting;

/// <summary>Adds an OpenFaaS environment and says how it is published.</summary>
public static class OpenFaaSEnvironmentExtensions
{
    /// <summary>
    /// Adds an OpenFaaS environment that projects are published to. When the application runs, it is no part of the
    /// model.
    /// </summary>
    /// <param name="builder">The application.</param>
    /// <param name="name">Name of the environment, and of its output folder when there are several.</param>
    public static IResourceBuilder<OpenFaaSEnvironmentResource> AddOpenFaaSEnvironment(
        this IDistributedApplicationBuilder builder, string name)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var resource = new OpenFaaSEnvironmentResource(name);
        return builder.ExecutionContext.IsRunMode
            ? builder.CreateResourceBuilder(resource)
            // The manifest has no form for an environment and would say "error".
            : builder.AddResource(resource).ExcludeFromManifest();
    }

    /// <summary>Changes the environment's properties.</summary>
    /// <param name="builder">The environment.</param>
    /// <param name="configure">Is called at once.</param>
    public static IResourceBuilder<OpenFaaSEnvironmentResource> WithProperties(
        this IResourceBuilder<OpenFaaSEnvironmentResource> builder, Action<OpenFaaSEnvironmentResource> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        configure(builder.Resource);
        return builder;
    }
}
