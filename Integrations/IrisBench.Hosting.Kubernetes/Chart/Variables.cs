using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Kubernetes;

namespace IrisBench.Hosting.Kubernetes;

// Sorts the environment of a resource into its ConfigMap and its Secret.
internal static class Variables
{
    public static async Task AddAsync(KubernetesResource resource, ValueTranslation translation, DistributedApplicationExecutionContext executionContext, CancellationToken cancellationToken)
    {
        var target = resource.TargetResource;
        var configuration = await ExecutionConfigurationBuilder.Create(target).WithEnvironmentVariablesConfig().BuildAsync(executionContext, cancellationToken: cancellationToken);
        foreach (var (name, value) in configuration.EnvironmentVariablesWithUnprocessed)
        {
            // Inside the cluster nothing listens with TLS; whatever stands in front of it does.
            if (value.Unprocessed is EndpointReference { Scheme: "https" } && name.StartsWith("services__", StringComparison.Ordinal))
                continue;

            var translated = translation.Translate(target, value.Unprocessed);
            var isSecret = translated is HelmValue { Parameter.Secret: true } || (translated is string text && text.Contains(".Values.secrets.", StringComparison.Ordinal));
            var section = isSecret ? ChartValues.SecretsSection : ChartValues.ConfigSection;
            (isSecret ? resource.Values.Secrets : resource.Values.Config)[name] =
                translated as HelmValue ?? new HelmValue(HelmName.Expression(section, target.Name, name), translated);
        }
    }

    public static async Task<IReadOnlyList<string>> ArgumentsAsync(IResource resource, ValueTranslation translation, DistributedApplicationExecutionContext executionContext, CancellationToken cancellationToken)
    {
        var configuration = await ExecutionConfigurationBuilder.Create(resource).WithArgumentsConfig().BuildAsync(executionContext, cancellationToken: cancellationToken);
        return [.. configuration.ArgumentsWithUnprocessed.Select(argument => translation.Translate(resource, argument.Unprocessed) as string
            ?? throw new NotSupportedException("Command line args must be strings"))];
    }
}
