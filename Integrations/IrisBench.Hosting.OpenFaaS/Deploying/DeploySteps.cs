using System.Text;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Pipelines;
using IrisBench.Hosting.Deploying;
using IrisBench.Hosting.OpenFaaS.Publishing;
using k8s;
using k8s.Models;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace IrisBench.Hosting.OpenFaaS.Deploying;

/// <summary>What the environment does in the deploy pipeline, and in its opposite.</summary>
internal static class DeploySteps
{
    public static IEnumerable<PipelineStep> Of(FunctionEnvironmentResource environment) =>
        !environment.IsDeployed ? [] :
    [
        new()
        {
            Name = $"check-{environment.Name}",
            Description = $"Sees whether the functions of {environment.Name} can be deployed.",
            Action = context => CheckAsync(environment, context),
        },
        new()
        {
            Name = $"deploy-{environment.Name}",
            Description = $"Deploys the functions of {environment.Name}.",
            Action = context => DeployAsync(environment, context),
            DependsOnSteps = [$"check-{environment.Name}", WellKnownPipelineSteps.DeployPrereq, WellKnownPipelineSteps.Publish],
            RequiredBySteps = [WellKnownPipelineSteps.Deploy],
            Tags = [WellKnownPipelineTags.DeployCompute],
        },
        new()
        {
            Name = $"destroy-{environment.Name}",
            Description = $"Takes the functions of {environment.Name} away.",
            Action = context => DestroyAsync(environment, context),
            DependsOnSteps = [WellKnownPipelineSteps.DestroyPrereq],
            RequiredBySteps = [WellKnownPipelineSteps.Destroy],
        },
    ];

    /// <summary>Has the images, where something pushes them, be in the registry before the functions are deployed.</summary>
    public static void AfterPushes(FunctionEnvironmentResource environment, PipelineConfigurationContext context)
    {
        var deploy = context.GetSteps(environment).Where(step => step.Name == $"deploy-{environment.Name}").ToArray();
        var pushed = DeploymentTargets.Of(environment, context.Model).Where(function =>
            function.Annotations.Any(item => item is ContainerRegistryReferenceAnnotation or RegistryTargetAnnotation));
        foreach (var function in pushed)
            deploy.DependsOn(context.GetSteps(function, WellKnownPipelineTags.PushContainerImage));
    }

    private static async Task CheckAsync(FunctionEnvironmentResource environment, PipelineStepContext context)
    {
        var cluster = await environment.Cluster.DescribeAsync(environment.FunctionNamespace, context.CancellationToken);
        var way = await environment.Deployment().CheckAsync(context.CancellationToken);
        context.Logger.LogInformation(
            "The functions go to the {Cluster}, namespace {Namespace}, {Way}.", cluster, environment.FunctionNamespace, way);
    }

    private static async Task DeployAsync(FunctionEnvironmentResource environment, PipelineStepContext context)
    {
        var built = await ReadAsync(environment, context);
        var record = context.Services.GetRequiredService<DeploymentRecord>();
        var deployment = environment.Deployment();
        await PrepareAsync(environment, built, context);
        record.Add($"the namespace {environment.FunctionNamespace} is prepared");
        await deployment.DeployAsync(EnvironmentSteps.DirectoryOf(environment, context), [.. built.Functions.Keys], context);
        record.Add($"the functions of {environment.Name} are ready");
        foreach (var name in built.Functions.Keys)
            context.Summary.Add(name, deployment.UrlOf(name));
    }

    private static async Task DestroyAsync(FunctionEnvironmentResource environment, PipelineStepContext context)
    {
        var built = await ReadAsync(environment, context);
        var names = string.Join(", ", built.Functions.Keys);
        var cluster = await environment.Cluster.DescribeAsync(environment.FunctionNamespace, context.CancellationToken);
        await Confirmation.AskAsync(context, $"Remove the functions {names} from the {cluster}?");
        await environment.Deployment().RemoveAsync([.. built.Functions.Keys], context.CancellationToken);
        if (built.Objects.Roles.Count > 0)
            await environment.Cluster.RunAsync(
                $"The roles of {environment.Name}'s functions could not be removed", ["delete", "--ignore-not-found", "-f", "-"],
                OutputFiles.Yaml(built.Objects.Roles), cancellationToken: context.CancellationToken);
        context.Services.GetRequiredService<DeploymentRecord>().Add($"the functions of {environment.Name} are removed");
        context.Summary.Add("Removed", names);
        context.Summary.Add("Kept", $"the namespace {environment.FunctionNamespace} with its network policy and secrets");
    }

    // The namespace and the roles, and the secrets that the functions are given.
    private static async Task PrepareAsync(FunctionEnvironmentResource environment, BuiltFunctions built, PipelineStepContext context)
    {
        var cluster = environment.Cluster;
        await cluster.ApplyAsync(
            $"The namespace '{environment.FunctionNamespace}' with its policy", OutputFiles.Yaml(built.Objects.Namespace),
            context.CancellationToken);
        if (built.Objects.Roles.Count > 0)
            await cluster.ApplyAsync(
                $"The roles of {environment.Name}'s functions", OutputFiles.Yaml(built.Objects.Roles), context.CancellationToken);

        var names = built.Functions.Values.SelectMany(function => function.Variables.Secrets).ToHashSet(StringComparer.Ordinal);
        foreach (var parameter in context.Model.Resources.OfType<ParameterResource>().Where(parameter => names.Contains(parameter.Name)))
        {
            var secret = new V1Secret
            {
                ApiVersion = V1Secret.KubeApiVersion,
                Kind = V1Secret.KubeKind,
                Metadata = new() { Name = parameter.Name, NamespaceProperty = environment.FunctionNamespace },
                // A file of the secret's name.
                Data = new Dictionary<string, byte[]>
                {
                    [parameter.Name] = Encoding.UTF8.GetBytes(await parameter.GetValueAsync(context.CancellationToken) ?? ""),
                },
            };
            await cluster.ApplyAsync($"The secret '{parameter.Name}'", KubernetesJson.Serialize(secret), context.CancellationToken);
        }
    }

    private static Task<BuiltFunctions> ReadAsync(FunctionEnvironmentResource environment, PipelineStepContext context)
        => BuiltFunctions.ReadAsync(environment, context.Model, context.ExecutionContext, context.CancellationToken);
}
