using Aspire.Hosting.ApplicationModel;
using IrisBench.Hosting.Embedded;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Aspire.Hosting.Pipelines;

internal sealed class DistributedApplicationPipeline : IDistributedApplicationPipeline
{
    private readonly List<PipelineStep> _steps = [.. BuiltInSteps.All()];
    private readonly List<Func<PipelineConfigurationContext, Task>> _configurations = [];

    public void AddStep(string name, Func<PipelineStepContext, Task> action, object? dependsOn, object? requiredBy) => AddStep(new PipelineStep
    {
        Name = name,
        Action = action,
        DependsOnSteps = Names(dependsOn, nameof(dependsOn)),
        RequiredBySteps = Names(requiredBy, nameof(requiredBy)),
    });

    public void AddStep(PipelineStep step)
    {
        ArgumentNullException.ThrowIfNull(step);
        if (_steps.Any(other => other.Name == step.Name))
            throw new InvalidOperationException($"A step with the name '{step.Name}' has already been added to the pipeline.");
        _steps.Add(step);
    }

    public void AddPipelineConfiguration(Func<PipelineConfigurationContext, Task> callback)
    {
        ArgumentNullException.ThrowIfNull(callback);
        _configurations.Add(callback);
    }

    public async Task ExecuteAsync(PipelineContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.Services.GetRequiredService<IOptions<PipelineOptions>>().Value.Step is not { Length: > 0 } step)
            throw new DistributedApplicationException("Say which step to run, for example --step publish.");

        // The targets of the resources are set by steps of their own, which nothing else depends on.
        await ExecuteAsync(WellKnownPipelineSteps.BeforeStart, context);
        await ExecuteAsync(step, context);
    }

    private async Task ExecuteAsync(string step, PipelineContext context)
    {
        var steps = await CollectAsync(context);
        foreach (var next in new StepGraph(steps).OrderUpTo(step))
            await StepRun.ExecuteAsync(next, context);
    }

    private async Task<List<PipelineStep>> CollectAsync(PipelineContext context)
    {
        List<PipelineStep> steps = [.. _steps.Select(step => step.Copy())];
        foreach (var resource in context.Model.Resources.ToArray())
        {
            foreach (var annotation in resource.Annotations.OfType<PipelineStepAnnotation>().ToArray())
            {
                foreach (var step in await annotation.CreateStepsAsync(new() { PipelineContext = context, Resource = resource }))
                {
                    step.Resource ??= resource;
                    steps.Add(step);
                }
            }
        }

        var configuration = new PipelineConfigurationContext { Services = context.Services, Steps = steps.AsReadOnly(), Model = context.Model };
        foreach (var callback in Configurations(context.Model))
            await callback(configuration);
        return steps;
    }

    private IEnumerable<Func<PipelineConfigurationContext, Task>> Configurations(DistributedApplicationModel model) =>
        [.. _configurations, .. model.Resources.SelectMany(resource => resource.Annotations).OfType<PipelineConfigurationAnnotation>().Select(annotation => annotation.Callback)];

    private static List<string> Names(object? names, string parameter) => names switch
    {
        null => [],
        string name => [name],
        IEnumerable<string> several => [.. several],
        _ => throw new ArgumentException($"The {parameter} parameter must be a string or IEnumerable<string>, but was {names.GetType().Name}.", parameter),
    };
}
