using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Pipelines;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace IrisBench.Hosting.OpenFaaS.Publishing;

/// <summary>What a platform does in the publish pipeline.</summary>
internal static class PublishSteps
{
    public static IEnumerable<PipelineStep> Of(FunctionPlatformResource platform) =>
    [
        new()
        {
            Name = $"prepare-deployment-targets-{platform.Name}",
            Description = $"Finds the functions of {platform.Name}.",
            Action = context =>
            {
                if (context.ExecutionContext.IsPublishMode)
                    DeploymentTargets.Add(platform, context.Model);
                return Task.CompletedTask;
            },
            DependsOnSteps = [WellKnownPipelineSteps.ValidateComputeEnvironments],
            RequiredBySteps = [WellKnownPipelineSteps.BeforeStart],
        },
        new()
        {
            Name = $"publish-{platform.Name}",
            Description = $"Writes the functions of {platform.Name}.",
            Action = context => PublishAsync(platform, context),
            DependsOnSteps = [WellKnownPipelineSteps.PublishPrereq],
            RequiredBySteps = [WellKnownPipelineSteps.Publish],
        },
    ];

    /// <summary>Where the platform is published to.</summary>
    public static string DirectoryOf(FunctionPlatformResource platform, PipelineStepContext context)
        => DirectoryOf(platform.Name, context);

    /// <summary>Where the environment of that name is published to.</summary>
    public static string DirectoryOf(string environment, PipelineStepContext context)
    {
        var root = context.Services.GetRequiredService<IPipelineOutputService>().GetOutputDirectory();
        // As Aspire's own environments do: a folder of its own for each where there are several.
        var alone = context.Model.Resources.OfType<IComputeEnvironmentResource>().Count() == 1;
        return alone ? root : Path.Combine(root, environment);
    }

    private static async Task PublishAsync(FunctionPlatformResource platform, PipelineStepContext context)
    {
        var directory = DirectoryOf(platform, context);
        var built = await BuiltFunctions.ReadAsync(platform, context.Model, context.ExecutionContext, context.CancellationToken);
        foreach (var note in built.Functions.SelectMany(function => platform.NotesOn(function.Key, function.Value.Options)))
            context.Logger.LogInformation("{Note}", note);
        await platform.WriteAsync(new(platform, built, directory, context.CancellationToken));
        context.Logger.LogInformation("{Count} functions written to {Directory}", built.Functions.Count, directory);
    }
}

/// <summary>Which resources a platform publishes.</summary>
internal static class DeploymentTargets
{
    /// <summary>Marks those that name the platform, and those that name none: with one environment only they need not.</summary>
    public static void Add(FunctionPlatformResource platform, DistributedApplicationModel model)
    {
        var own = model.GetComputeResources()
            .Where(resource => resource.GetComputeEnvironment() is not { } named || named == platform)
            .Where(resource => resource.GetDeploymentTargetAnnotation(platform) is null);
        foreach (var resource in own.ToArray())
            resource.Annotations.Add(new DeploymentTargetAnnotation(platform) { ComputeEnvironment = platform });
    }

    /// <summary>Those marked, and those that <c>PublishAlsoTo</c> adds. A copy: what configures a function may still add parameters to the
    /// model.</summary>
    public static IReadOnlyList<IResource> Of(FunctionPlatformResource platform, DistributedApplicationModel model)
        => [.. model.GetComputeResources().Where(resource => resource.GetDeploymentTargetAnnotation(platform) is not null
            || resource.Annotations.OfType<AdditionalPlatformAnnotation>().Any(additional => additional.Platform == platform))];
}
