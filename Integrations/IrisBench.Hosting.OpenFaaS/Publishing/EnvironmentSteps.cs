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
            Action = context =>
            {
                DeploymentTargets.Add(environment, context.Model);
                return Task.CompletedTask;
            },
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
