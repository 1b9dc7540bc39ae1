using Aspire.Hosting.ApplicationModel;
using IrisBench.Hosting.OpenFaaS;

namespace Aspire.Hosting;

/// <summary>Adds an OpenFaaS environment and says how it is published.</summary>
public static class OpenFaaSEnvironmentExtensions
{
    /// <summary>Adds an OpenFaaS that projects are published to. When the application runs, it is no part of the model.</summary>
    public static IResourceBuilder<OpenFaaSEnvironmentResource> AddOpenFaaSEnvironment(
        this IDistributedApplicationBuilder builder, string name)
        => builder.AddFunctionEnvironment(new OpenFaaSEnvironmentResource(name));

    /// <summary>Changes the environment's properties, at once.</summary>
    public static IResourceBuilder<OpenFaaSEnvironmentResource> WithProperties(
        this IResourceBuilder<OpenFaaSEnvironmentResource> builder, Action<OpenFaaSEnvironmentResource> configure)
    {
        configure(builder.Resource);
        return builder;
    }
}
