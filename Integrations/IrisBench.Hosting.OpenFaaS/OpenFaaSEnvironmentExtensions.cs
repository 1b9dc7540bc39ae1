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
    public static IResourceBuilder<OpenFaaSEnvironmentResource> AddOpenFaaSEnvironment(this IDistributedApplicationBuilder builder, string name)
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

    /// <summary>
    /// Says where the images of the functions are: <c>repository/name:tag</c>. Both become variables in stack.yaml:
    /// the parameter <c>image-tag</c> is <c>${IMAGE_TAG:-its default}</c>.
    /// </summary>
    /// <param name="builder">The environment.</param>
    /// <param name="repository">Registry and path before the function's name, without a slash at the end.</param>
    /// <param name="tag">Tag of all images.</param>
    public static IResourceBuilder<OpenFaaSEnvironmentResource> WithImages(
        this IResourceBuilder<OpenFaaSEnvironmentResource> builder, IResourceBuilder<ParameterResource> repository, IResourceBuilder<ParameterResource> tag)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(repository);
        ArgumentNullException.ThrowIfNull(tag);
        builder.Resource.ImageRepository = repository.Resource;
        builder.Resource.ImageTag = tag.Resource;
        return builder;
    }

    /// <summary>
    /// Says in which Kubernetes namespace another environment's resources run, so that functions can reach them:
    /// their host names get <c>.namespace.svc</c>.
    /// </summary>
    /// <typeparam name="TEnvironment">Type of the other environment.</typeparam>
    /// <param name="builder">The OpenFaaS environment.</param>
    /// <param name="other">The other environment, in the same cluster.</param>
    /// <param name="kubernetesNamespace">Its namespace.</param>
    public static IResourceBuilder<OpenFaaSEnvironmentResource> WithNamespaceOf<TEnvironment>(
        this IResourceBuilder<OpenFaaSEnvironmentResource> builder, IResourceBuilder<TEnvironment> other, string kubernetesNamespace)
        where TEnvironment : IComputeEnvironmentResource
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(other);
        ArgumentException.ThrowIfNullOrWhiteSpace(kubernetesNamespace);
        builder.Resource.Namespaces[other.Resource] = kubernetesNamespace;
        return builder;
    }
}
