namespace Aspire.Hosting.Pipelines;

/// <summary>The steps by which an application is published, and the order between them.</summary>
public interface IDistributedApplicationPipeline
{
    /// <summary>Adds a step.</summary>
    /// <param name="name">Its name, unique in the pipeline.</param>
    /// <param name="action">What it does.</param>
    /// <param name="dependsOn">Name or names of the steps that come before it.</param>
    /// <param name="requiredBy">Name or names of the steps that need it.</param>
    /// <exception cref="InvalidOperationException">There is a step of that name already.</exception>
    void AddStep(string name, Func<PipelineStepContext, Task> action, object? dependsOn = null, object? requiredBy = null);

    /// <summary>Adds a step.</summary>
    /// <param name="step">The step.</param>
    /// <exception cref="InvalidOperationException">There is a step of that name already.</exception>
#pragma warning disable CA1716 // Aspire's name for it.
    void AddStep(PipelineStep step);
#pragma warning restore CA1716

    /// <summary>Adds a callback that sees all steps before any of them runs, and may order them.</summary>
    /// <param name="callback">The callback.</param>
    void AddPipelineConfiguration(Func<PipelineConfigurationContext, Task> callback);

    /// <summary>Runs the step that was asked for and what it depends on.</summary>
    /// <param name="context">What the steps work on.</param>
    /// <returns>A task that ends with the last step.</returns>
    Task ExecuteAsync(PipelineContext context);
}
