using Aspire.Hosting.ApplicationModel;
using IrisBench.Hosting.Embedded;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting;

public static partial class ResourceBuilderExtensions
{
    /// <summary>Takes the resource for healthy only while an endpoint of it answers.</summary>
    /// <param name="builder">The resource.</param>
    /// <param name="path">What to get; <c>/</c> when null.</param>
    /// <param name="statusCode">The HTTP status that means healthy; 200 when null.</param>
    /// <param name="endpointName">The endpoint; the one named <c>http</c> or <c>https</c> when null.</param>
    /// <returns>The resource.</returns>
    /// <exception cref="DistributedApplicationException">The resource has no such endpoint, or it does not speak HTTP.</exception>
    public static IResourceBuilder<T> WithHttpHealthCheck<T>(this IResourceBuilder<T> builder, string? path = null, int? statusCode = null, string? endpointName = null)
        where T : IResourceWithEndpoints
    {
        ArgumentNullException.ThrowIfNull(builder);
        var endpoint = builder.Resource.GetEndpoints().FirstOrDefault(candidate => endpointName is null
            ? candidate.EndpointName is "http" or "https"
            : string.Equals(candidate.EndpointName, endpointName, StringComparison.OrdinalIgnoreCase));
        if (endpoint is not { Scheme: "http" or "https" })
            throw new DistributedApplicationException(
                $"Could not create HTTP health check for resource '{builder.Resource.Name}' as it has no HTTP endpoint named '{endpointName ?? "http"}'.");

        var check = new HttpEndpointHealthCheck(endpoint, path ?? "/", statusCode ?? 200);
        var key = $"{builder.Resource.Name}_{endpoint.EndpointName}_{check.Path}_{check.StatusCode}_check";
        builder.ApplicationBuilder.Services.AddHealthChecks().Add(new HealthCheckRegistration(key, check, failureStatus: null, tags: null));
        return builder.WithHealthCheck(key);
    }

    /// <summary>Takes the resource for healthy only while a registered health check says so.</summary>
    /// <param name="builder">The resource.</param>
    /// <param name="key">The name under which the check is registered.</param>
    /// <returns>The resource.</returns>
    public static IResourceBuilder<T> WithHealthCheck<T>(this IResourceBuilder<T> builder, string key)
        where T : IResource
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.WithAnnotation(new HealthCheckAnnotation(key));
    }
}
