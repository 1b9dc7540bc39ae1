using System.Globalization;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using IrisBench.Hosting.OpenFaaS.Stack;

namespace IrisBench.Hosting.OpenFaaS.Publishing;

/// <summary>Writes the values of the model as text of a stack.yaml: what is known now as it is, parameters as variables of faas-cli. An
/// engine without such variables takes their defaults.</summary>
/// <param name="platform">Where the resource is published to.</param>
/// <param name="resource">Whose values they are.</param>
/// <param name="valueOf">What a parameter is, where it is written as that; null where it is written as a variable.</param>
internal sealed class ValueWriter(
    FunctionPlatformResource platform, IResource resource, Func<ParameterResource, ValueTask<string?>>? valueOf)
{
    /// <summary>What the values lead to in other namespaces; known once they are written.</summary>
    public HashSet<ClusterDestination> Destinations { get; } = [];

    /// <summary>The secret parameter that the value is, if it is one and nothing else.</summary>
    public static ParameterResource? SecretIn(object value) => value switch
    {
        ParameterResource { Secret: true } parameter => parameter,
        ReferenceExpression { Format: "{0}", ValueProviders: [var only] } => SecretIn(only),
        _ => null,
    };

    /// <exception cref="DistributedApplicationException">The value cannot be known before deployment, or must not be written.</exception>
    public async Task<string> WriteAsync(string what, object value) => value switch
    {
        string text => EnvSubst.Escape(text),
        bool flag => flag ? "true" : "false",
        ParameterResource { Secret: true } parameter => throw Refused(
            what, $"holds the secret '{parameter.Name}' inside a longer text. Secrets are mounted as files: refer to the parameter alone"),
        ParameterResource parameter when valueOf is not null => EnvSubst.Escape(await valueOf(parameter) ?? ""),
        ParameterResource parameter => EnvSubst.Variable(EnvSubst.NameOf(parameter.Name), Default(parameter)),
        EndpointReference endpoint => await WriteAsync(what, endpoint.Property(EndpointProperty.Url)),
        EndpointReferenceExpression endpoint => await WriteAsync(what, endpoint),
        // A conditional expression has no format of its own.
        ReferenceExpression { Format: "", ValueExpression.Length: > 0 } =>
            throw Refused(what, "is a conditional expression, which faas-cli cannot decide"),
        ReferenceExpression expression => string.Format(
            CultureInfo.InvariantCulture,
            EnvSubst.EscapeFormat(expression.Format),
            await WriteAllAsync(what, expression.ValueProviders)),
        IFormattable formattable => EnvSubst.Escape(formattable.ToString(null, CultureInfo.InvariantCulture)),
        _ => throw Refused(what, $"is a {value.GetType().Name}, which cannot be written before deployment"),
    };

    /// <summary>The Service behind an endpoint.</summary>
    /// <exception cref="DistributedApplicationException">No other environment of known namespace runs the endpoint's resource.</exception>
    public async Task<(string Name, string Namespace, string Port)> ServiceOfAsync(EndpointReference endpoint)
    {
        var owner = EnvironmentOf(endpoint.Resource);
        if (owner is null || !platform.Namespaces.TryGetValue(owner, out var space))
        {
            throw new DistributedApplicationException(
                $"The Service of '{endpoint.Resource.Name}' cannot be looked up: "
                + $"WithNamespaceOf has to say the namespace of its environment '{owner?.Name ?? "none"}'.");
        }

        Destinations.Add(new(space, endpoint.TargetPort));
        return (
            await WriteAsync("a Service's name", owner.GetHostAddressExpression(endpoint)),
            space,
            await WriteAsync("a Service's port", owner.GetEndpointPropertyExpression(endpoint.Property(EndpointProperty.Port))));
    }

    // One after the other: each notes where it leads to.
    private async Task<object[]> WriteAllAsync(string what, IEnumerable<IValueProvider> values)
    {
        var texts = new List<object>();
        foreach (var value in values)
            texts.Add(await WriteAsync(what, value));
        return [.. texts];
    }

    private async Task<string> WriteAsync(string what, EndpointReferenceExpression endpoint)
    {
        var owner = EnvironmentOf(endpoint.Endpoint.Resource) ?? platform;
        // Who is told at which port to listen calls nobody by it.
        if (owner is FunctionPlatformResource functions && endpoint.Property != EndpointProperty.TargetPort)
            Destinations.Add(new(functions.WayIn.Namespace, functions.WayIn.Port));
        try
        {
            return owner == platform
                ? await WriteAsync(what, platform.GetEndpointPropertyExpression(endpoint))
                : await WriteElsewhereAsync(what, owner, endpoint);
        }
        catch (InvalidOperationException failure)
        {
            throw Refused(what, $"cannot be resolved: {failure.Message.TrimEnd('.')}");
        }
    }

    // Environments name a Service as their own namespace sees it. A function is in another one, so it gets the namespace where it is known.
    private async Task<string> WriteElsewhereAsync(string what, IComputeEnvironmentResource owner, EndpointReferenceExpression endpoint)
    {
        var text = await WriteAsync(what, owner.GetEndpointPropertyExpression(endpoint));
        if (!platform.Namespaces.TryGetValue(owner, out var space))
            return text;

        Destinations.Add(new(space, endpoint.Endpoint.TargetPort));
        var host = await WriteAsync(what, owner.GetEndpointPropertyExpression(endpoint.Endpoint.Property(EndpointProperty.Host)));
        var qualified = host.Contains('.', StringComparison.Ordinal) ? host : $"{host}.{space}.svc";
        return endpoint.Property switch
        {
            EndpointProperty.Host or EndpointProperty.IPV4Host => qualified,
            EndpointProperty.HostAndPort => qualified + text[host.Length..],
            EndpointProperty.Url => text.Replace($"://{host}", $"://{qualified}", StringComparison.Ordinal),
            _ => text,
        };
    }

    private static IComputeEnvironmentResource? EnvironmentOf(IResource resource)
        => resource.GetComputeEnvironment() ?? resource.GetDeploymentTargetAnnotation()?.ComputeEnvironment;

    // A generated default is different at every publishing.
    private static string? Default(ParameterResource parameter)
        => parameter.Default is GenerateParameterDefault ? null : parameter.Default?.GetDefaultValue();

    private DistributedApplicationException Refused(string what, string why) => new($"Function '{resource.Name}': {what} {why}.");
}
