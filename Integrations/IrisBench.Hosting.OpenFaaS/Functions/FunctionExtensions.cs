using Aspire.Hosting.ApplicationModel;
using IrisBench.Hosting.OpenFaaS.Functions;

namespace Aspire.Hosting;

/// <summary>Publishes projects as OpenFaaS functions.</summary>
public static class FunctionExtensions
{
    /// <summary>
    /// Says how the project is published by the OpenFaaS environment it belongs to. Does nothing when the application
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
}
