using System.Text;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Pipelines;
using IrisBench.Hosting.Deploying;
using IrisBench.Hosting.OpenFaaS.Publishing;
using k8s;
using k8s.Models;

namespace IrisBench.Hosting.OpenFaaS.Deploying;

/// <summary>What a platform does in the deploy pipeline, and in its opposite.</summary>
internal static class DeploySteps
{
    public static IEnumerable<PipelineStep> Of(FunctionPlatformResource platform) =>
        !platform.IsDeployed ? [] :
    [
        new()
        {
            Name = $"check-{platform.Name}",
            Description = $"Sees whether the functions of {platform.Name} can be deployed.",
            Action = context => CheckAsync(platform, context),
        },
        new()
        {
            Name = $"deploy-{platform.Name}",
            Description = $"Deploys the functions of {platform.Name}.",
            Action = context => DeployAsync(platform, context),
            DependsOnSteps = [$"check-{platform.Name}", WellKnownPipelineSteps.DeployPrereq, WellKnownPipelineSteps.Publish],
            RequiredBySteps = [WellKnownPipelineSteps.Deploy],
            Tags = [WellKnownPipelineTags.DeployCompute],
        },
        new()
        {
            Name = $"destroy-{platform.Name}",
            Description = $"Takes the functions of {platform.Name} away.",
            Action = context => DestroyAsync(platform, context),
            DependsOnSteps = [WellKnownPipelineSteps.DestroyPrereq],
            RequiredBySteps = [WellKnownPipelineSteps.Destroy],
        },
    ];

    /// <summary>Has the images, where something pushes them, be in the registry before the functions are deployed.</summary>
    public static void AfterPushes(FunctionPlatformResource platform, PipelineConfigurationContext context)
    {
        var deploy = context.GetSteps(platform).Where(step => step.Name == $"deploy-{platform.Name}").ToArray();
        var pushed = DeploymentTargets.Of(platform, context.Model).Where(function =>
            function.Annotations.Any(item => item is ContainerRegistryReferenceAnnotation or RegistryTargetAnnotation));
        foreach (var function in pushed)
            deploy.DependsOn(context.GetSteps(function, WellKnownPipelineTags.PushContainerImage));
    }

    private static async Task CheckAsync(FunctionPlatformResource platform, PipelineStepContext context)
    {
        var cluster = await platform.Cluster.DescribeAsync(platform.FunctionNamespace, context.CancellationToken);
        var way = await platform.CreateDeployment().CheckAsync(context.CancellationToken);
        DeploymentRecord.Of(context.Services).Tell(
            $"The functions of {platform.Name} go to the {cluster}, namespace {platform.FunctionNamespace}, {way}.");
    }

    private static async Task DeployAsync(FunctionPlatformResource platform, PipelineStepContext context)
    {
        var built = await ReadAsync(platform, context);
        var record = DeploymentRecord.Of(context.Services);
        var deployment = platform.CreateDeployment();
        await PrepareAsync(platform, built, context);
        record.Add($"the namespace {platform.FunctionNamespace} is prepared");
        await deployment.DeployAsync(PublishSteps.DirectoryOf(platform, context), [.. built.Functions.Keys], context);
        record.Add($"the functions of {platform.Name} are ready");
        foreach (var name in built.Functions.Keys)
            context.Summary.Add(name, deployment.UrlOf(name));
    }

    private static async Task DestroyAsync(FunctionPlatformResource platform, PipelineStepContext context)
    {
        var built = await ReadAsync(platform, context);
        var names = string.Join(", ", built.Functions.Keys);
        var cluster = await platform.Cluster.DescribeAsync(platform.FunctionNamespace, context.CancellationToken);
        await Confirmation.AskAsync(context, $"Remove the functions {names} from the {cluster}?");
        await platform.CreateDeployment().RemoveAsync([.. built.Functions.Keys], context.CancellationToken);
        if (built.Objects.Roles.Count > 0)
            await platform.Cluster.RunAsync(
                $"The roles of {platform.Name}'s functions could not be removed", ["delete", "--ignore-not-found", "-f", "-"],
                OutputFiles.Yaml(built.Objects.Roles), cancellationToken: context.CancellationToken);
        DeploymentRecord.Of(context.Services).Add($"the functions of {platform.Name} are removed");
        context.Summary.Add("Removed", names);
        context.Summary.Add("Kept", $"the namespace {platform.FunctionNamespace} with its network policy and secrets");
    }

    // The namespace and the roles, and the secrets that the functions are given.
    private static async Task PrepareAsync(FunctionPlatformResource platform, BuiltFunctions built, PipelineStepContext context)
    {
        var cluster = platform.Cluster;
        await cluster.ApplyAsync(
            $"The namespace '{platform.FunctionNamespace}' with its policy", OutputFiles.Yaml(built.Objects.Namespace),
            context.CancellationToken);
        if (built.Objects.Roles.Count > 0)
            await cluster.ApplyAsync(
                $"The roles of {platform.Name}'s functions", OutputFiles.Yaml(built.Objects.Roles), context.CancellationToken);

        foreach (var secret in await SecretsAsync(built, platform.FunctionNamespace, context.Model, context.CancellationToken))
            await cluster.ApplyAsync($"The secret '{secret.Metadata.Name}'", KubernetesJson.Serialize(secret), context.CancellationToken);
    }

    /// <summary>The secrets that functions are given: of each secret parameter a file of its name.</summary>
    internal static async Task<IReadOnlyList<V1Secret>> SecretsAsync(
        BuiltFunctions built, string space, DistributedApplicationModel model, CancellationToken cancellationToken)
    {
        var secrets = new List<V1Secret>();
        var names = built.Functions.Values.SelectMany(function => function.Variables.Secrets).ToHashSet(StringComparer.Ordinal);
        foreach (var parameter in model.Resources.OfType<ParameterResource>().Where(parameter => names.Contains(parameter.Name)))
        {
            var value = await parameter.GetValueAsync(cancellationToken) ?? "";
            secrets.Add(new()
            {
                ApiVersion = V1Secret.KubeApiVersion,
                Kind = V1Secret.KubeKind,
                Metadata = new() { Name = parameter.Name, NamespaceProperty = space },
                Data = new Dictionary<string, byte[]> { [parameter.Name] = Encoding.UTF8.GetBytes(value) },
            });
        }

        return secrets;
    }

    private static Task<BuiltFunctions> ReadAsync(FunctionPlatformResource platform, PipelineStepContext context)
        => BuiltFunctions.ReadAsync(platform, context.Model, context.ExecutionContext, context.CancellationToken);
}
