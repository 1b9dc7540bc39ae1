using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Pipelines;
using Aspire.Hosting.Publishing;
using IrisBench.Hosting.OpenFaaS.Deploying;
using Microsoft.Extensions.DependencyInjection;

namespace Aspire.Hosting;

/// <summary>Says how an application with functions is deployed.</summary>
public static class DeploymentExtensions
{
    /// <summary>Has Aspire's steps that push images push that of every project as <c>repository/name:tag</c>, by the .NET SDK and without
    /// a container engine. They run when something is deployed, and not when it is only published.</summary>
    /// <param name="builder">The application.</param>
    /// <param name="repository">The registry, and a name in it, as the cluster knows them: <c>registry.example:5000/shop</c>.</param>
    /// <param name="tag">The tag of all images.</param>
    /// <param name="pushTo">By what host this machine knows the registry; null where it is the same.</param>
    [AspireExportIgnore(Reason = "Other languages have no projects.")]
    public static IDistributedApplicationBuilder PushImagesBySdk(
        this IDistributedApplicationBuilder builder,
        IResourceBuilder<ParameterResource> repository,
        IResourceBuilder<ParameterResource> tag,
        string? pushTo = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(repository);
        ArgumentNullException.ThrowIfNull(tag);
        if (!builder.ExecutionContext.IsPublishMode)
            return builder;

        var registry = new ContainerRegistryResource("images", ReferenceExpression.Create($"{repository.Resource}"));
        builder.OnBeforeStart((started, _) =>
        {
            foreach (var project in started.Model.GetProjectResources())
            {
                project.Annotations.Add(new ContainerRegistryReferenceAnnotation(registry));
                project.Annotations.Add(new ContainerImagePushOptionsCallbackAnnotation(async context =>
                {
                    context.Options.RemoteImageName = context.Resource.Name.ToLowerInvariant();
                    context.Options.RemoteImageTag = await tag.Resource.GetValueAsync(context.CancellationToken);
                }));
            }

            return Task.CompletedTask;
        });

        DeploymentRecord.AddTo(builder.Services);
        var aspire = builder.Services.Last(service => service.ServiceType == typeof(IResourceContainerImageManager)).ImplementationType!;
        builder.Services.AddSingleton<IResourceContainerImageManager>(services => new SdkImages(
            (IResourceContainerImageManager)ActivatorUtilities.CreateInstance(services, aspire), repository.Resource.Name, pushTo,
            services));
        builder.Pipeline.AddPipelineConfiguration(context =>
        {
            foreach (var step in context.GetSteps(WellKnownPipelineTags.BuildCompute).Where(step => step.Resource is ProjectResource))
                step.DependsOnSteps.Remove(WellKnownPipelineSteps.CheckContainerRuntime);
            return Task.CompletedTask;
        });
        return builder;
    }

    /// <summary>Has <c>deploy</c> do one thing after the other: ask the cluster, push images, make the namespace, install the release,
    /// deploy the functions, tell addresses. <c>destroy</c> takes functions and release away, and tells what stays. All platforms of
    /// functions that were added before are deployed to the cluster of the release.</summary>
    /// <param name="builder">The application.</param>
    /// <param name="release">The release.</param>
    [AspireExportIgnore(Reason = "The description of the release is a type of .NET.")]
    public static IDistributedApplicationBuilder DeployBesideFunctions(
        this IDistributedApplicationBuilder builder, DeployedRelease release)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(release);
        if (!builder.ExecutionContext.IsPublishMode)
            return builder;

        DeploymentRecord.AddTo(builder.Services);
        foreach (var platform in builder.Resources.OfType<FunctionPlatformResource>())
            platform.Cluster = release.Cluster;
        new ReleaseSteps(release, builder.Configuration).AddTo(builder.Pipeline);
        return builder;
    }
}
