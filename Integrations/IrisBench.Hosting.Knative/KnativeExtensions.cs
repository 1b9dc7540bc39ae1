using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

/// <summary>Adds a Knative.</summary>
public static class KnativeExtensions
{
    /// <summary>Adds a Knative Serving. When the application runs, a gateway on this machine stands in for it: it runs the functions as
    /// processes, scales them as Knative's autoscaler does, and answers at <c>/function/{name}</c>. When it is published, the functions
    /// are, as Services of Knative, each with a host of its own.</summary>
    /// <param name="builder">The application.</param>
    /// <param name="name">The name of the resource, by which other resources find the gateway of this machine.</param>
    /// <param name="port">The port of the gateway on this machine; null for any that is free.</param>
    [AspireExport]
    public static IResourceBuilder<KnativeResource> AddKnative(
        this IDistributedApplicationBuilder builder, [ResourceName] string name, int? port = null)
        => builder.AddFunctionPlatform(new KnativeResource(name), port);

    /// <summary>Adds a Knative Serving that functions are published to. When the application runs, it is no part of the model: for
    /// functions that run on this machine as ordinary projects, or on another platform.</summary>
    /// <param name="builder">The application.</param>
    /// <param name="name">The name of the resource.</param>
    [AspireExport]
    public static IResourceBuilder<KnativeResource> AddKnativeEnvironment(
        this IDistributedApplicationBuilder builder, [ResourceName] string name)
        => builder.AddFunctionEnvironment(new KnativeResource(name));
}
