using Aspire.Hosting.ApplicationModel;
using IrisBench.Hosting.OpenFaaS;
using IrisBench.Hosting.OpenFaaS.Local;

namespace Aspire.Hosting;

/// <summary>Adds functions to a platform, and says what every platform of functions has to know.</summary>
public static class FunctionPlatformExtensions
{
    /// <summary>Adds a project as a function. On this machine the local gateway starts it when its mode says so. When it is published, its
    /// port is 8080, and it believes nobody's forwarded headers.</summary>
    /// <param name="platform">Where it runs.</param>
    /// <param name="name">The name of the function.</param>
    /// <typeparam name="TProject">The project, one of the generated classes in <c>Projects</c>.</typeparam>
    [AspireExportIgnore(Reason = "IProjectMetadata is a type of .NET; other languages add the function's program.")]
    public static IResourceBuilder<FunctionResource> AddFunction<TProject>(
        this IResourceBuilder<FunctionPlatformResource> platform, [ResourceName] string name)
        where TProject : IProjectMetadata, new()
    {
        ArgumentNullException.ThrowIfNull(platform);
        var builder = platform.ApplicationBuilder;
        return builder.ExecutionContext.IsRunMode
            ? LocalFunction.Run(
                platform, name, () => new(LocalPrograms.ProjectPath(builder.AppHostAssembly, new TProject().ProjectPath)))
            : LocalFunction.Publish(platform, builder.AddProject<TProject>(name).DisableForwardedHeaders());
    }

    /// <summary>Adds any program as a function, with a process for each request, as the classic watchdog does: the request is its standard
    /// input, and what it prints is the answer. In the other modes it serves HTTP at the port of the variable <c>port</c>, and answers
    /// <c>/_/ready</c> with 200. To be published it needs an image, which <c>WithImage</c> names.</summary>
    /// <param name="platform">Where it runs.</param>
    /// <param name="name">The name of the function.</param>
    /// <param name="workingDirectory">Where it is started, from the AppHost's folder.</param>
    /// <param name="command">A program on the <c>PATH</c>, or the path of one.</param>
    /// <param name="args">Its arguments.</param>
    [AspireExport]
    public static IResourceBuilder<FunctionResource> AddFunction(
        this IResourceBuilder<FunctionPlatformResource> platform,
        [ResourceName] string name,
        string workingDirectory,
        string command,
        params string[] args)
    {
        ArgumentNullException.ThrowIfNull(platform);
        ArgumentException.ThrowIfNullOrEmpty(command);
        ArgumentNullException.ThrowIfNull(args);
        var builder = platform.ApplicationBuilder;
        var folder = Path.GetFullPath(workingDirectory, builder.AppHostDirectory);
        return builder.ExecutionContext.IsRunMode
            ? LocalFunction.Run(platform, name, () => LocalProgram.Of(name, folder, command, args))
            : LocalFunction.Publish(
                platform, builder.AddContainer(name, name).WithAnnotation(new WithoutImageAnnotation(command)));
    }

    /// <summary>Has another program stand in for the platform than the local gateway of this package's version.</summary>
    /// <param name="platform">The platform.</param>
    /// <param name="path">The program's assembly.</param>
    [AspireExportIgnore(Reason = "For those who build the gateway themselves.")]
    public static IResourceBuilder<T> WithGatewayProgram<T>(this IResourceBuilder<T> platform, string path)
        where T : FunctionPlatformResource
    {
        ArgumentNullException.ThrowIfNull(platform);
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        if (platform.Resource.Gateway is { } gateway)
            gateway.Program = () => path;
        return platform;
    }

    /// <summary>Says where the images of the functions are: <c>repository/name:tag</c>, without a slash at the end of the repository. Both
    /// become variables in a stack.yaml: the parameter <c>image-tag</c> is <c>${IMAGE_TAG:-its default}</c>.</summary>
    /// <param name="builder">The platform.</param>
    /// <param name="repository">Where the images are.</param>
    /// <param name="tag">Which of them.</param>
    [AspireExport("withFunctionImages")]
    public static IResourceBuilder<T> WithImages<T>(
        this IResourceBuilder<T> builder, IResourceBuilder<ParameterResource> repository, IResourceBuilder<ParameterResource> tag)
        where T : FunctionPlatformResource
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(repository);
        ArgumentNullException.ThrowIfNull(tag);
        (builder.Resource.ImageRepository, builder.Resource.ImageTag) = (repository.Resource, tag.Resource);
        return builder;
    }

    /// <summary>Says in which Kubernetes namespace the resources of another environment in the same cluster run, so that functions can
    /// reach them: their host names get <c>.namespace.svc</c>, and the network policy lets functions out to it.</summary>
    /// <param name="builder">The platform.</param>
    /// <param name="other">The other environment.</param>
    /// <param name="kubernetesNamespace">Its namespace.</param>
    [AspireExport]
    public static IResourceBuilder<T> WithNamespaceOf<T>(
        this IResourceBuilder<T> builder, IResourceBuilder<IComputeEnvironmentResource> other, string kubernetesNamespace)
        where T : FunctionPlatformResource
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(other);
        ArgumentException.ThrowIfNullOrWhiteSpace(kubernetesNamespace);
        builder.Resource.Namespaces[other.Resource] = kubernetesNamespace;
        return builder;
    }

    /// <summary>Adds a platform of functions, for packages that bring one: the local gateway when the application runs, an environment that
    /// functions are published to when it is published.</summary>
    /// <param name="builder">The application.</param>
    /// <param name="platform">The platform.</param>
    /// <param name="port">The port of the local gateway; null for any that is free.</param>
    [AspireExportIgnore(Reason = "For packages that bring a platform.")]
    public static IResourceBuilder<T> AddFunctionPlatform<T>(this IDistributedApplicationBuilder builder, T platform, int? port = null)
        where T : FunctionPlatformResource
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(platform);
        return builder.ExecutionContext.IsRunMode ? LocalGateway.Add(builder, platform, port) : builder.AddFunctionEnvironment(platform);
    }

    /// <summary>Adds a platform that functions are published to, for packages that bring one. When the application runs, it is no part of
    /// the model.</summary>
    /// <param name="builder">The application.</param>
    /// <param name="platform">The platform.</param>
    [AspireExportIgnore(Reason = "For packages that bring a platform.")]
    public static IResourceBuilder<T> AddFunctionEnvironment<T>(this IDistributedApplicationBuilder builder, T platform)
        where T : FunctionPlatformResource
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(platform);
        DeploymentRecord.AddTo(builder.Services);
        return builder.ExecutionContext.IsRunMode
            ? builder.CreateResourceBuilder(platform)
            // The manifest has no form for an environment and would say "error".
            : builder.AddResource(platform).ExcludeFromManifest()
                .WithHttpEndpoint(targetPort: FunctionResource.Port)
                // Whoever refers to it from another environment asks this one for its address.
                .WithAnnotation(new DeploymentTargetAnnotation(platform) { ComputeEnvironment = platform });
    }
}
