using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Pipelines;

/// <summary>A resource looks at all steps before any of them runs, and may order them.</summary>
public class PipelineConfigurationAnnotation : IResourceAnnotation
{
    /// <summary>Makes the annotation.</summary>
    /// <param name="callback">Looks at the steps.</param>
    public PipelineConfigurationAnnotation(Func<PipelineConfigurationContext, Task> callback)
    {
        ArgumentNullException.ThrowIfNull(callback);
        Callback = callback;
    }

    /// <summary>Makes the annotation.</summary>
    /// <param name="callback">Looks at the steps.</param>
    public PipelineConfigurationAnnotation(Action<PipelineConfigurationContext> callback)
    {
        ArgumentNullException.ThrowIfNull(callback);
        Callback = context =>
        {
            callback(context);
            return Task.CompletedTask;
        };
    }

    /// <summary>Looks at the steps.</summary>
    public Func<PipelineConfigurationContext, Task> Callback { get; }
}
