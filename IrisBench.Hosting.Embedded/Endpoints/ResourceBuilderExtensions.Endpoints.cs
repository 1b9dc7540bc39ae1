using System.Net.Sockets;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

/// <summary>What can be said about a resource.</summary>
public static partial class ResourceBuilderExtensions
{
    /// <summary>Declares an HTTP endpoint.</summary>
    /// <param name="builder">The resource.</param>
    /// <param name="port">The port others use, 1 to 65535; chosen by the host when null.</param>
    /// <param name="targetPort">The port the process listens on, 1 to 65535; chosen by the host when null.</param>
    /// <param name="name">The name; <c>http</c> when null.</param>
    /// <param name="env">The environment variable that tells the process its port; <c>ASPNETCORE_URLS</c> does when null.</param>
    /// <param name="isProxied">Whether a proxy may stand before it; this host has none.</param>
    /// <returns>The resource.</returns>
    public static IResourceBuilder<T> WithHttpEndpoint<T>(this IResourceBuilder<T> builder, int? port = null, int? targetPort = null, string? name = null, string? env = null, bool? isProxied = null)
        where T : IResourceWithEndpoints => builder.WithEndpoint(port, targetPort, "http", name, env, isProxied);

    /// <summary>Declares an endpoint, or changes the one of that name where an argument is not null.</summary>
    /// <param name="builder">The resource.</param>
    /// <param name="port">The port others use, 1 to 65535; chosen by the host when null.</param>
    /// <param name="targetPort">The port the process listens on, 1 to 65535; chosen by the host when null.</param>
    /// <param name="scheme">The scheme; the protocol's name in lower case when null.</param>
    /// <param name="name">The name; the scheme when null.</param>
    /// <param name="env">The environment variable that tells the process its port.</param>
    /// <param name="isProxied">Whether a proxy may stand before it; this host has none.</param>
    /// <param name="isExternal">Whether it is meant for callers outside the application.</param>
    /// <param name="protocol">The transport protocol; TCP when null.</param>
    /// <returns>The resource.</returns>
    public static IResourceBuilder<T> WithEndpoint<T>(this IResourceBuilder<T> builder, int? port = null, int? targetPort = null, string? scheme = null, string? name = null, string? env = null, bool? isProxied = null, bool? isExternal = null, ProtocolType? protocol = null)
        where T : IResourceWithEndpoints
    {
        ArgumentNullException.ThrowIfNull(builder);
        var declared = new EndpointAnnotation(protocol ?? ProtocolType.Tcp, scheme, null, name, port, targetPort, isExternal, isProxied);
        if (FindEndpoint(builder.Resource, declared.Name) is not { } endpoint)
        {
            builder.WithAnnotation(declared);
            endpoint = declared;
        }
        else
        {
            endpoint.Port = port ?? endpoint.Port;
            endpoint.TargetPort = targetPort ?? endpoint.TargetPort;
            endpoint.IsExternal = isExternal ?? endpoint.IsExternal;
            endpoint.IsProxied = isProxied ?? endpoint.IsProxied;
        }

        var told = endpoint.TargetPortEnvironmentVariable is not null;
        endpoint.TargetPortEnvironmentVariable = env ?? endpoint.TargetPortEnvironmentVariable;
        if (env is not null && !told && builder.ApplicationBuilder.ExecutionContext.IsPublishMode)
        {
            var inside = builder.Resource.GetEndpoint(endpoint.Name).Property(EndpointProperty.TargetPort);
            builder.WithAnnotation(new EnvironmentCallbackAnnotation(context =>
            {
                context.EnvironmentVariables[endpoint.TargetPortEnvironmentVariable!] = inside;
                return Task.CompletedTask;
            }));
        }

        return builder;
    }

    /// <summary>Changes an endpoint.</summary>
    /// <param name="builder">The resource.</param>
    /// <param name="endpointName">The name of the endpoint.</param>
    /// <param name="callback">Changes it.</param>
    /// <param name="createIfNotExists">Whether to declare it when the resource has none of that name.</param>
    /// <returns>The resource.</returns>
    public static IResourceBuilder<T> WithEndpoint<T>(this IResourceBuilder<T> builder, string endpointName, Action<EndpointAnnotation> callback, bool createIfNotExists = true)
        where T : IResourceWithEndpoints
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(callback);
        if (FindEndpoint(builder.Resource, endpointName) is { } endpoint)
        {
            callback(endpoint);
        }
        else if (createIfNotExists)
        {
            endpoint = new EndpointAnnotation(ProtocolType.Tcp, name: endpointName);
            callback(endpoint);
            builder.WithAnnotation(endpoint);
        }

        return builder;
    }

    /// <summary>Marks every HTTP endpoint declared so far as meant for callers outside the application.</summary>
    /// <param name="builder">The resource.</param>
    /// <returns>The resource.</returns>
    public static IResourceBuilder<T> WithExternalHttpEndpoints<T>(this IResourceBuilder<T> builder)
        where T : IResourceWithEndpoints
    {
        ArgumentNullException.ThrowIfNull(builder);
        foreach (var endpoint in builder.Resource.Annotations.OfType<EndpointAnnotation>().Where(endpoint => endpoint.UriScheme is "http" or "https"))
            endpoint.IsExternal = true;
        return builder;
    }

    /// <summary>Gets a reference to an endpoint of the resource, which need not be declared yet.</summary>
    /// <param name="builder">The resource.</param>
    /// <param name="name">The name of the endpoint.</param>
    /// <returns>The reference.</returns>
    public static EndpointReference GetEndpoint<T>(this IResourceBuilder<T> builder, string name)
        where T : IResourceWithEndpoints
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Resource.GetEndpoint(name);
    }

    private static EndpointAnnotation? FindEndpoint(IResource resource, string name) => resource.Annotations
        .OfType<EndpointAnnotation>()
        .SingleOrDefault(endpoint => string.Equals(endpoint.Name, name, StringComparison.OrdinalIgnoreCase));
}
