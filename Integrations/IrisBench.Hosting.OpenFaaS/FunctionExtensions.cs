using Aspire.Hosting.ApplicationModel;
using IrisBench.Hosting.OpenFaaS;

namespace Aspire.Hosting;

/// <summary>Publishes projects as functions.</summary>
public static class FunctionExtensions
{
    /// <summary>Says how the project is published by the environments of functions that publish it. Does nothing when the application runs.
    /// Called again, it adds to what was said before. The options are made, and changed, when publishing.</summary>
    public static IResourceBuilder<ProjectResource> PublishAsFunction(
        this IResourceBuilder<ProjectResource> builder, Action<FunctionOptions> configure)
        => builder.WhenPublished(new FunctionAnnotation(configure));

    /// <summary>Has one more environment publish the function, beside the one that <c>WithComputeEnvironment</c> names: whoever deploys
    /// chooses.</summary>
    public static IResourceBuilder<ProjectResource> PublishAlsoTo(
        this IResourceBuilder<ProjectResource> builder, IResourceBuilder<FunctionEnvironmentResource> environment)
        => builder.WhenPublished(new AdditionalEnvironmentAnnotation(environment.Resource));

    private static IResourceBuilder<ProjectResource> WhenPublished(
        this IResourceBuilder<ProjectResource> builder, IResourceAnnotation annotation)
    {
        if (builder.ApplicationBuilder.ExecutionContext.IsPublishMode)
            builder.Resource.Annotations.Add(annotation);
        return builder;
    }
}

/// <summary>Says what every engine of functions has to know.</summary>
public static class FunctionEnvironmentExtensions
{
    /// <summary>Says where the images of the functions are: <c>repository/name:tag</c>, without a slash at the end of the repository. Both
    /// become variables in a stack.yaml: the parameter <c>image-tag</c> is <c>${IMAGE_TAG:-its default}</c>.</summary>
    public static IResourceBuilder<T> WithImages<T>(
        this IResourceBuilder<T> builder, IResourceBuilder<ParameterResource> repository, IResourceBuilder<ParameterResource> tag)
        where T : FunctionEnvironmentResource
    {
        (builder.Resource.ImageRepository, builder.Resource.ImageTag) = (repository.Resource, tag.Resource);
        return builder;
    }

    /// <summary>Says in which Kubernetes namespace the resources of another environment in the same cluster run, so that functions can
    /// reach them: their host names get <c>.namespace.svc</c>, and the network policy lets functions out to it.</summary>
    public static IResourceBuilder<T> WithNamespaceOf<T>(
        this IResourceBuilder<T> builder, IResourceBuilder<IComputeEnvironmentResource> other, string kubernetesNamespace)
        where T : FunctionEnvironmentResource
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(kubernetesNamespace);
        builder.Resource.Namespaces[other.Resource] = kubernetesNamespace;
        return builder;
    }

    internal static IResourceBuilder<T> AddFunctionEnvironment<T>(this IDistributedApplicationBuilder builder, T environment)
        where T : FunctionEnvironmentResource
    {
        DeploymentRecord.AddTo(builder.Services);
        return builder.ExecutionContext.IsRunMode
            ? builder.CreateResourceBuilder(environment)
            // The manifest has no form for an environment and would say "error".
            : builder.AddResource(environment).ExcludeFromManifest();
    }
}
