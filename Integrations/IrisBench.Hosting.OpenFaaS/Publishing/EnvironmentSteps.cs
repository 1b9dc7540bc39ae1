using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Pipelines;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace IrisBench.Hosting.OpenFaaS.Publishing;

/// <summary>What the environment does in the publish pipeline.</summary>
internal static class EnvironmentSteps
{
    public static IEnumerable<PipelineStep> Of<T>(T environment, Func<T, PipelineStepContext, string, Task<int>> write)
        where T : FunctionEnvironmentResource =>
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
            Description = $"Writes the functions of {environment.Name}.",
            Action = context => PublishAsync(environment, context, write),
            DependsOnSteps = [WellKnownPipelineSteps.PublishPrereq],
            RequiredBySteps = [WellKnownPipelineSteps.Publish],
        },
    ];

    /// <summary>Where the environment is published to.</summary>
    public static string DirectoryOf(FunctionEnvironmentResource environment, PipelineStepContext context)
    {
        var root = context.Services.GetRequiredService<IPipelineOutputService>().GetOutputDirectory();
        // As Aspire's own environments do: a folder of its own for each where there are several.
        var alone = context.Model.Resources.OfType<IComputeEnvironmentResource>().Count() == 1;
        return alone ? root : Path.Combine(root, environment.Name);
    }

    private static async Task PublishAsync<T>(
        T environment, PipelineStepContext context, Func<T, PipelineStepContext, string, Task<int>> write)
        where T : FunctionEnvironmentResource
    {
        var directory = DirectoryOf(environment, context);
        context.Logger.LogInformation("{Count} functions written to {Directory}", await write(environment, context, directory), directory);
    }
}

/// <summary>Which resources an environment publishes.</summary>
internal static class DeploymentTargets
{
    /// <summary>Marks those that name the environment, and those that name none: with one environment only they need not.</summary>
    public static void Add(FunctionEnvironmentResource environment, DistributedApplicationModel model)
    {
        var own = model.GetComputeResources()
            .Where(resource => resource.GetComputeEnvironment() is not { } named || named == environment)
            .Where(resource => resource.GetDeploymentTargetAnnotation(environment) is null);
        foreach (var resource in own.ToArray())
            resource.Annotations.Add(new DeploymentTargetAnnotation(environment) { ComputeEnvironment = environment });
    }

    /// <summary>Those marked, and those that <c>PublishAlsoTo</c> adds. A copy: what configures a function may still add parameters to the
    /// model.</summary>
    public static IReadOnlyList<IResource> Of(FunctionEnvironmentResource environment, DistributedApplicationModel model)
        => [.. model.GetComputeResources().Where(resource => resource.GetDeploymentTargetAnnotation(environment) is not null
            || resource.Annotations.OfType<AdditionalEnvironmentAnnotation>().Any(additional => additional.Environment == environment))];
}
