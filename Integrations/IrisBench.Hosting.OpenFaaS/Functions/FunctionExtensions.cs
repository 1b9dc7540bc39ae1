using Aspire.Hosting.ApplicationModel;
using IrisBench.Hosting.OpenFaaS;
using IrisBench.Hosting.OpenFaaS.Functions;

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
    public static IResourceBuilder<ProjectResource> PublishAsFunction(this IResourceBuilder<ProjectResource> builder, Action<FunctionOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        return builder.ApplicationBuilder.ExecutionContext.IsPublishMode ? builder.WithAnnotation(new FunctionAnnotation(configure)) : builder;
    }

    /// <summary>
    /// Has one more environment publish the function, beside the one that <c>WithComputeEnvironment</c> names: a choice for whoever deploys.
    /// </summary>
    /// <param name="builder">The project.</param>
    /// <param name="environment">The other environment.</param>
    public static IResourceBuilder<ProjectResource> PublishAlsoTo(this IResourceBuilder<ProjectResource> builder, IResourceBuilder<FunctionEnvironmentResource> environment)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(environment);
        return builder.ApplicationBuilder.ExecutionContext.IsPublishMode ? builder.WithAnnotation(new AdditionalEnvironmentAnnotation(environment.Resource)) : builder;
    }
}
