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
        var deployment = platform.CreateDeployment();
        var cluster = await platform.Cluster.DescribeAsync(
            platform.FunctionNamespace, deployment.CreatedKind, context.CancellationToken);
        var way = await deployment.CheckAsync(context.CancellationToken);
        DeploymentRecord.Of(context.Services).Tell(
            $"The functions of {platform.Name} go to the {cluster}, namespace {platform.FunctionNamespace}, {way}.");
    }

    private static async Task DeployAsync(FunctionPlatformResource platform, PipelineStepContext context)
    {
        // What is published has variables and defaults, where parameters have values by now.
        var built = await ReadAsync(platform, context, parameter => parameter.GetValueAsync(context.CancellationToken));
        if (built.Functions.Count == 0)
            return;
        var record = DeploymentRecord.Of(context.Services);
        var deployment = platform.CreateDeployment();
        await PrepareAsync(platform, built, context);
        record.Add($"the namespace {platform.FunctionNamespace} is prepared");
        var folder = Directory.CreateTempSubdirectory("functions-");
        try
        {
            await platform.WriteAsync(new(platform, built, folder.FullName, context.CancellationToken));
            await deployment.DeployAsync(folder.FullName, [.. built.Functions.Keys], context);
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        record.Add($"the functions of {platform.Name} are ready");
        foreach (var name in built.Functions.Keys)
            context.Summary.Add(name, deployment.UrlOf(name));
    }

    private static async Task DestroyAsync(FunctionPlatformResource platform, PipelineStepContext context)
    {
        var built = await ReadAsync(platform, context);
        string[] functions = [.. built.Functions.Keys];
        if (functions.Length == 0)
            return;
        var deployment = platform.CreateDeployment();
        var cluster = await platform.Cluster.DescribeAsync(
            platform.FunctionNamespace, deployment.CreatedKind, context.CancellationToken);
        var place = deployment.Gateway is { } gateway ? $"{gateway}, and their roles from the {cluster}" : $"the {cluster}";
        await Confirmation.AskAsync(
            context, $"Remove the functions {string.Join(", ", functions)} from {place}?", $"The functions of {platform.Name} were left");
        var removed = await deployment.RemoveAsync(functions, context.CancellationToken);
        var record = DeploymentRecord.Of(context.Services);
        if (removed.Count > 0)
            record.Add($"the functions of {platform.Name} are removed");
        else
            record.Tell($"No function of {platform.Name} was there.");
        if (built.Objects.Roles.Count > 0)
            await platform.Cluster.RunAsync(
                $"The roles of {platform.Name}'s functions could not be removed", ["delete", "--ignore-not-found", "-f", "-"],
                OutputFiles.Yaml(built.Objects.Roles), cancellationToken: context.CancellationToken);
        context.Summary.Add("Removed", removed.Count > 0 ? string.Join(", ", removed) : $"no function of {platform.Name}: none was there");
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

    private static Task<BuiltFunctions> ReadAsync(
        FunctionPlatformResource platform, PipelineStepContext context, Func<ParameterResource, ValueTask<string?>>? valueOf = null)
        => BuiltFunctions.ReadAsync(platform, context.Model, context.ExecutionContext, context.CancellationToken, valueOf);
}
