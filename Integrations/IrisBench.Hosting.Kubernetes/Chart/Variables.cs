using System.Globalization;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Kubernetes;

namespace IrisBench.Hosting.Kubernetes;

// Sorts the environment of a resource into its ConfigMap and its Secret.
internal static class Variables
{
    public static async Task AddAsync(
        KubernetesResource resource, ValueTranslation translation, DistributedApplicationExecutionContext executionContext,
        CancellationToken cancellationToken)
    {
        var target = resource.TargetResource;
        var configuration = await ExecutionConfigurationBuilder.Create(target).WithEnvironmentVariablesConfig()
            .BuildAsync(executionContext, cancellationToken: cancellationToken);
        foreach (var (name, value) in configuration.EnvironmentVariablesWithUnprocessed)
        {
            // Inside the cluster nothing listens with TLS; whatever stands in front of it does.
            if (value.Unprocessed is EndpointReference { Scheme: "https" } && name.StartsWith("services__", StringComparison.Ordinal))
                continue;

            var translated = translation.Translate(target, value.Unprocessed);
            var isSecret = translated is HelmValue { Parameter.Secret: true }
                || (translated is string text && text.Contains(".Values.secrets.", StringComparison.Ordinal));
            var section = isSecret ? ChartValues.SecretsSection : ChartValues.ConfigSection;
            resource.Values[section][name] =
                translated as HelmValue ?? new HelmValue(HelmName.Expression(section, target.Name, name), translated);
        }
    }

    public static async Task<IReadOnlyList<string>> ArgumentsAsync(
        IResource resource, ValueTranslation translation, DistributedApplicationExecutionContext executionContext,
        CancellationToken cancellationToken)
    {
        var configuration = await ExecutionConfigurationBuilder.Create(resource).WithArgumentsConfig()
            .BuildAsync(executionContext, cancellationToken: cancellationToken);
        return [.. configuration.ArgumentsWithUnprocessed.Select(argument => translation.Translate(resource, argument.Unprocessed) as string
            ?? throw new NotSupportedException("Command line args must be strings"))];
    }
}

// Turns a value of the model into what stands for it in a chart: a text, or a value of the chart.
internal sealed class ValueTranslation(KubernetesEnvironmentResource environment, EndpointMap endpoints)
{
    public object Translate(IResource resource, object value, bool embedded = false) => value switch
    {
        string text => text,
        EndpointReference endpoint => Endpoint(resource, endpoint.Property(EndpointProperty.Url), embedded),
        EndpointReferenceExpression part => Endpoint(resource, part, embedded),
        ParameterResource parameter => Parameter(resource, parameter),
        ReferenceExpression { Format: "{0}", ValueProviders: [var single] } when !embedded => Translate(resource, single),
        ReferenceExpression expression => string.Format(
            CultureInfo.InvariantCulture,
            expression.Format,
            [.. expression.ValueProviders.Select(part => Embedded(Translate(resource, part, embedded: true)))]),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new NotSupportedException(
            $"Resource '{resource.Name}': a value of type {value.GetType().Name} cannot be published to Kubernetes."),
    };

    // What lives in another environment is reached as that one says.
    private object Endpoint(IResource resource, EndpointReferenceExpression part, bool embedded)
    {
        var target = part.Endpoint.Resource;
        var owner = target.GetComputeEnvironment() ?? target.GetDeploymentTargetAnnotation()?.ComputeEnvironment;
        return owner is null || owner == environment
            ? endpoints.Of(part.Endpoint).Part(part.Property, embedded)
            : Translate(resource, owner.GetEndpointPropertyExpression(part), embedded);
    }

    private static HelmValue Parameter(IResource resource, ParameterResource parameter)
    {
        var section = parameter.Secret ? ChartValues.SecretsSection : ChartValues.ConfigSection;
        return new(HelmName.Expression(section, resource.Name, parameter.Name), null)
        {
            Parameter = parameter,
            ValuesKey = HelmName.OfValue(parameter.Name),
        };
    }

    private static string Embedded(object value) => value is HelmValue helm ? helm.Embedded : (string)value;
}
