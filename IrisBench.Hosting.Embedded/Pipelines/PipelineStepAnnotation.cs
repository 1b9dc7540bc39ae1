using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Pipelines;

/// <summary>A resource brings steps of its own.</summary>
public class PipelineStepAnnotation : IResourceAnnotation
{
    private readonly Func<PipelineStepFactoryContext, Task<IEnumerable<PipelineStep>>> _factory;

    /// <summary>Brings one step.</summary>
    /// <param name="factory">Makes it.</param>
    public PipelineStepAnnotation(Func<PipelineStepFactoryContext, PipelineStep> factory) =>
        _factory = context => Task.FromResult<IEnumerable<PipelineStep>>([factory(context)]);

    /// <summary>Brings one step.</summary>
    /// <param name="factory">Makes it.</param>
    public PipelineStepAnnotation(Func<PipelineStepFactoryContext, Task<PipelineStep>> factory) =>
        _factory = async context => [await factory(context)];

    /// <summary>Brings several steps.</summary>
    /// <param name="factory">Makes them.</param>
    public PipelineStepAnnotation(Func<PipelineStepFactoryContext, IEnumerable<PipelineStep>> factory) =>
        _factory = context => Task.FromResult(factory(context));

    /// <summary>Brings several steps.</summary>
    /// <param name="factory">Makes them.</param>
    public PipelineStepAnnotation(Func<PipelineStepFactoryContext, Task<IEnumerable<PipelineStep>>> factory) => _factory = factory;

    /// <summary>Makes the steps.</summary>
    /// <param name="context">What is known.</param>
    /// <returns>The steps.</returns>
    public Task<IEnumerable<PipelineStep>> CreateStepsAsync(PipelineStepFactoryContext context) => _factory(context);
}
