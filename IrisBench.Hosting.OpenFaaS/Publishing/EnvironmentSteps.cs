using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Pipelines;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace IrisBench.Hosting.OpenFaaS.Publishing;

/// <summary>What the environment does in the publish pipeline.</summary>
internal static class EnvironmentSteps
{
    public static IEnumerable<PipelineStep> Of(OpenFaaSEnvironmentResource environment) =>
    [
        new()
        {
            Name = $"prepare-deployment-targets-{environment.Name}",
            Description = $"Finds the functions of {environment.Name}.",
            Action = context => Prepare(environment, context),
            DependsOnSteps = [WellKnownPipelineSteps.ValidateComputeEnvironments],
            RequiredBySteps = [WellKnownPipelineSteps.BeforeStart],
        },
        new()
        {
            Name = $"publish-{environment.Name}",
            Description = $"Writes stack.yaml, roles and Function resources of {environment.Name}.",
            Action = context => PublishAsync(environment, context),
            DependsOnSteps = [WellKnownPipelineSteps.PublishPrereq],
            RequiredBySteps = [WellKnownPipelineSteps.Publish],
        },
    ];

    private static Task Prepare(OpenFaaSEnvironmentResource environment, PipelineStepContext context)
    {
        if (context.ExecutionContext.IsRunMode)
        {
            return Task.CompletedTask;
        }

        // With one environment only, resources need not say that they belong to it.
        var own = context.Model.GetComputeResources()
            .Where(resource => resource.GetComputeEnvironment() is not { } other || other == environment)
            .Where(resource => resource.GetDeploymentTargetAnnotation(environment) is null);
        foreach (var resource in own.ToArray())
        {
            resource.Annotations.Add(new DeploymentTargetAnnotation(environment) { ComputeEnvironment = environment });
        }

        return Task.CompletedTask;
    }

    private static async Task PublishAsync(OpenFaaSEnvironmentResource environment, PipelineStepContext context)
    {
        var stack = await StackBuilder.BuildAsync(environment, context.Model, context.ExecutionContext, context.CancellationToken);
        var root = context.Services.GetRequiredService<IPipelineOutputService>().GetOutputDirectory();
        // As Aspire's own environments do: a folder of its own for each where there are several.
        var alone = context.Model.Resources.OfType<IComputeEnvironmentResource>().Count() == 1;
        var directory = alone ? root : Path.Combine(root, environment.Name);
        await OutputFiles.WriteAsync(directory, stack, context.CancellationToken);
        context.Logger.LogInformation("{Count} functions written to {Directory}", stack.File.Functions.Count, directory);
    }
}
