using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Kubernetes;
using Aspire.Hosting.Pipelines;
using IrisBench.Hosting.Deploying;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace IrisBench.Hosting.Kubernetes;

// Installs the chart as a release, by Helm, and takes it away: by Aspire's steps, files and arguments.
internal static class ReleaseSteps
{
    private static readonly Tool Helm = new("helm", "install it (https://helm.sh/docs/intro/install/)");

    // Helm waits for five minutes until everything is ready.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(7);

    public static IEnumerable<PipelineStep> Of(KubernetesEnvironmentResource environment) =>
    [
        new()
        {
            Name = $"check-helm-prereqs-{environment.Name}",
            Description = "Sees whether Helm is there.",
            Action = context => RunAsync("Helm does not work", environment, context, "version", "--short"),
        },
        new()
        {
            Name = $"prepare-{environment.Name}",
            Description = $"Writes the values of {environment.Name} that are known only now.",
            Action = context => PrepareAsync(environment, context),
            DependsOnSteps =
                [WellKnownPipelineSteps.Publish, WellKnownPipelineSteps.Build, $"check-helm-prereqs-{environment.Name}"],
        },
        new()
        {
            Name = $"helm-deploy-{environment.Name}",
            Description = $"Installs or upgrades the release of {environment.Name}.",
            Action = context => DeployAsync(environment, context),
            DependsOnSteps = [$"prepare-{environment.Name}"],
            RequiredBySteps = [WellKnownPipelineSteps.Deploy],
            Tags = ["helm-deploy"],
        },
        new()
        {
            Name = $"destroy-helm-{environment.Name}",
            Description = $"Takes the release of {environment.Name} away.",
            Action = context => DestroyAsync(environment, context),
            DependsOnSteps = [WellKnownPipelineSteps.DestroyPrereq],
            RequiredBySteps = [WellKnownPipelineSteps.Destroy],
        },
    ];

    // Parameters, secrets among them, and images with their registry: over the defaults of values.yaml.
    private static async Task PrepareAsync(KubernetesEnvironmentResource environment, PipelineStepContext context)
    {
        var values = new Dictionary<string, Dictionary<string, Dictionary<string, object>>>();
        foreach (var target in context.Model.Resources)
        {
            if (target.GetDeploymentTargetAnnotation(environment)?.DeploymentTarget is not KubernetesResource resource)
                continue;
            foreach (var section in ChartValues.Sections)
            {
                foreach (var (name, value) in resource.Values[section].Where(value => value.Value.Parameter is not null))
                    Set(section, target, value.ValuesKey ?? name, await value.Parameter!.GetValueAsync(context.CancellationToken) ?? "");
            }

            if (target.Annotations.OfType<ContainerRegistryReferenceAnnotation>().Any())
            {
                var image = await ((IValueProvider)new ContainerImageReference(target)).GetValueAsync(context.CancellationToken);
                Set(ChartValues.ParametersSection, target, $"{target.Name}_image", image ?? "");
            }
        }

        await File.WriteAllTextAsync(ValuesFile(environment, context), ChartYaml.Serialize(values), context.CancellationToken);

        void Set(string section, IResource target, string key, string value)
        {
            values.TryAdd(section, []);
            values[section].TryAdd(HelmName.OfValue(target.Name), []);
            values[section][HelmName.OfValue(target.Name)][HelmName.OfValue(key)] = value;
        }
    }

    private static async Task DeployAsync(KubernetesEnvironmentResource environment, PipelineStepContext context)
    {
        var folder = ChartPublication.OutputFolder(environment, context);
        var release = ReleaseName(environment, context);
        await RunAsync(
            "helm upgrade --install failed", environment, context,
            "upgrade", "--install", release, folder, "--namespace", environment.HelmNamespace, "--create-namespace", "--wait",
            "-f", Path.Combine(folder, "values.yaml"), "-f", ValuesFile(environment, context));
        context.Logger.LogInformation(
            "The release {Release} is installed in the namespace {Namespace}", release, environment.HelmNamespace);
    }

    private static async Task DestroyAsync(KubernetesEnvironmentResource environment, PipelineStepContext context)
    {
        var states = context.Services.GetRequiredService<IDeploymentStateManager>();
        var state = await states.AcquireSectionAsync($"Helm:{environment.Name}", context.CancellationToken);
        if (state.Data["ReleaseName"]?.ToString() is not { Length: > 0 } release)
        {
            context.Logger.LogInformation("No release of {Environment} is known; there is nothing to take away.", environment.Name);
            return;
        }

        var space = state.Data["Namespace"]?.ToString() ?? "default";
        await Confirmation.AskAsync(
            context, $"Uninstall the Helm release '{release}' from the namespace '{space}'?", $"The Helm release '{release}' was left");
        await RunAsync("helm uninstall failed", environment, context, "uninstall", release, "--namespace", space);
        await states.DeleteSectionAsync(state, context.CancellationToken);
        context.Summary.Add("Helm release", $"{release} is removed from the namespace {space}");
    }

    private static async Task RunAsync(
        string failure, KubernetesEnvironmentResource environment, PipelineStepContext context, params string[] arguments)
    {
        string[] cluster = environment.KubeConfigPath is { } path && arguments[0] != "version" ? ["--kubeconfig", path] : [];
        var answer = await Helm.AskAsync([.. arguments, .. cluster], new() { Patience = Patience }, context.CancellationToken);
        if (!answer.IsGood)
            throw new DistributedApplicationException($"{failure}: {answer.Said}");
    }

    private static string ReleaseName(KubernetesEnvironmentResource environment, PipelineStepContext context)
        => environment.HelmReleaseName
            ?? context.Services.GetRequiredService<IHostEnvironment>().EnvironmentName.ToLowerInvariant();

    // Where Aspire writes it: with secrets, and it stays.
    private static string ValuesFile(KubernetesEnvironmentResource environment, PipelineStepContext context)
        => Path.Combine(ChartPublication.OutputFolder(environment, context), $"values.{environment.Name}.yaml");
}
