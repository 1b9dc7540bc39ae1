using Aspire.Hosting.ApplicationModel;
using IrisBench.Hosting.OpenFaaS;

namespace Aspire.Hosting;

/// <summary>Publishes projects as functions.</summary>
public static class FunctionExtensions
{
    /// <summary>
    /// Says how the project is published by the environments of functions that publish it. Does nothing when the application
    /// runs. Called again, it adds to what was said before.
    /// </summary>
    /// <param name="builder">The project.</param>
    /// <param name="configure">Changes the options; called when publishing.</param>
    public static IResourceBuilder<ProjectResource> PublishAsFunction(
        this IResourceBuilder<ProjectResource> builder, Action<FunctionOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        return builder.ApplicationBuilder.ExecutionContext.IsPublishMode
            ? builder.WithAnnotation(new FunctionAnnotation(configure))
            : builder;
    }

    /// <summary>
    /// Has one more environment publish the function, beside the one that <c>WithComputeEnvironment</c> names: whoever deploys chooses.
    /// </summary>
    /// <param name="builder">The project.</param>
    /// <param name="environment">The other environment.</param>
    public static IResourceBuilder<ProjectResource> PublishAlsoTo(
        this IResourceBuilder<ProjectResource> builder, IResourceBuilder<FunctionEnvironmentResource> environment)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(environment);
        return builder.ApplicationBuilder.ExecutionContext.IsPublishMode
            ? builder.WithAnnotation(new AdditionalEnvironmentAnnotation(environment.Resource))
            : builder;
    }
}

/// <summary>Says what every engine of functions has to know.</summary>
public static class FunctionEnvironmentExtensions
{
    /// <summary>
    /// Says where the images of the functions are: <c>repository/name:tag</c>. Both become variables in a stack.yaml:
    /// the parameter <c>image-tag</c> is <c>${IMAGE_TAG:-its default}</c>.
    /// </summary>
    /// <typeparam name="T">Type of the environment.</typeparam>
    /// <param name="builder">The environment.</param>
    /// <param name="repository">Registry and path before the function's name, without a slash at the end.</param>
    /// <param name="tag">Tag of all images.</param>
    public static IResourceBuilder<T> WithImages<T>(
        this IResourceBuilder<T> builder, IResourceBuilder<ParameterResource> repository, IResourceBuilder<ParameterResource> tag)
        where T : FunctionEnvironmentResource
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
    /// their host names get <c>.namespace.svc</c>, and the network policy lets functions out to it.
    /// </summary>
    /// <typeparam name="T">Type of the environment.</typeparam>
    /// <param name="builder">The environment of the functions.</param>
    /// <param name="other">The other environment, in the same cluster.</param>
    /// <param name="kubernetesNamespace">Its namespace.</param>
    public static IResourceBuilder<T> WithNamespaceOf<T>(
        this IResourceBuilder<T> builder, IResourceBuilder<IComputeEnvironmentResource> other, string kubernetesNamespace)
        where T : FunctionEnvironmentResource
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(other);
        ArgumentException.ThrowIfNullOrWhiteSpace(kubernetesNamespace);
        builder.Resource.Namespaces[other.Resource] = kubernetesNamespace;
        return builder;
    }
}
