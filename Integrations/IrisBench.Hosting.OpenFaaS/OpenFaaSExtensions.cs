using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

/// <summary>Adds an OpenFaaS and says how it is published.</summary>
public static class OpenFaaSExtensions
{
    /// <summary>Adds an OpenFaaS. When the application runs, a gateway on this machine stands in for it and runs the functions as
    /// processes. When it is published, the functions are, for the OpenFaaS of a cluster.</summary>
    /// <param name="builder">The application.</param>
    /// <param name="name">The name of the resource, by which other resources find the gateway.</param>
    /// <param name="port">The port of the gateway on this machine; null for any that is free.</param>
    [AspireExport]
    public static IResourceBuilder<OpenFaaSResource> AddOpenFaaS(
        this IDistributedApplicationBuilder builder, [ResourceName] string name, int? port = null)
        => builder.AddFunctionPlatform(new OpenFaaSResource(name), port);

    /// <summary>Adds an OpenFaaS that functions are published to. When the application runs, it is no part of the model: for functions that
    /// run on this machine as ordinary projects, or on another platform.</summary>
    /// <param name="builder">The application.</param>
    /// <param name="name">The name of the resource.</param>
    [AspireExport]
    public static IResourceBuilder<OpenFaaSResource> AddOpenFaaSEnvironment(
        this IDistributedApplicationBuilder builder, [ResourceName] string name)
        => builder.AddFunctionEnvironment(new OpenFaaSResource(name));

    /// <summary>Changes the properties, at once.</summary>
    [AspireExportIgnore(Reason = "The callback changes a mutable resource, which other languages have no handle for.")]
    public static IResourceBuilder<OpenFaaSResource> WithProperties(
        this IResourceBuilder<OpenFaaSResource> builder, Action<OpenFaaSResource> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        configure(builder.Resource);
        return builder;
    }
}
