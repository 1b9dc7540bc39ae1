using System.Globalization;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using IrisBench.Hosting.OpenFaaS.Stack;

namespace IrisBench.Hosting.OpenFaaS.Publishing;

/// <summary>Writes the values of the model as text of a stack.yaml: what is known now as it is, parameters as variables of faas-cli. An
/// engine without such variables takes their defaults.</summary>
internal sealed class ValueWriter(FunctionEnvironmentResource environment, IResource resource)
{
    /// <summary>What the values lead to in other environments; known once they are written.</summary>
    public HashSet<ClusterDestination> Destinations { get; } = [];

    /// <summary>The secret parameter that the value is, if it is one and nothing else.</summary>
    public static ParameterResource? SecretIn(object value) => value switch
    {
        ParameterResource { Secret: true } parameter => parameter,
        ReferenceExpression { Format: "{0}", ValueProviders: [var only] } => SecretIn(only),
        _ => null,
    };

    /// <exception cref="DistributedApplicationException">The value cannot be known before deployment, or must not be written.</exception>
    public string Write(string what, object value) => value switch
    {
        string text => EnvSubst.Escape(text),
        bool flag => flag ? "true" : "false",
        ParameterResource { Secret: true } parameter => throw Refused(
            what, $"holds the secret '{parameter.Name}' inside a longer text. Secrets are mounted as files: refer to the parameter alone"),
        ParameterResource parameter => EnvSubst.Variable(EnvSubst.NameOf(parameter.Name), Default(parameter)),
        EndpointReference endpoint => Write(what, endpoint.Property(EndpointProperty.Url)),
        EndpointReferenceExpression endpoint => Write(what, endpoint),
        ReferenceExpression expression => Write(what, expression),
        IFormattable formattable => EnvSubst.Escape(formattable.ToString(null, CultureInfo.InvariantCulture)),
        _ => throw Refused(what, $"is a {value.GetType().Name}, which cannot be written before deployment"),
    };

    private string Write(string what, ReferenceExpression expression)
    {
        // A conditional expression has no format of its own.
        if (expression.Format.Length == 0 && expression.ValueExpression.Length > 0)
            throw Refused(what, "is a conditional expression, which faas-cli cannot decide");

        var values = expression.ValueProviders.Select(object? (provider) => Write(what, provider)).ToArray();
        var format = EnvSubst.EscapeFormat(expression.Format);
        return string.Format(CultureInfo.InvariantCulture, format, values);
    }

    private string Write(string what, EndpointReferenceExpression endpoint)
    {
        var owner = EnvironmentOf(endpoint.Endpoint.Resource);
        try
        {
            return owner is null || owner == environment
                ? Write(what, environment.GetEndpointPropertyExpression(endpoint))
                : Leads(
                    owner, endpoint.Endpoint, ClusterAddress.Write(environment, owner, endpoint, expression => Write(what, expression)));
        }
        catch (InvalidOperationException failure)
        {
            throw Refused(what, $"cannot be resolved: {failure.Message.TrimEnd('.')}");
        }
    }

    /// <summary>Notes that a function calls the endpoint.</summary>
    public string Leads(IComputeEnvironmentResource owner, EndpointReference endpoint, string text)
    {
        if (environment.Namespaces.TryGetValue(owner, out var space))
            Destinations.Add(new(space, endpoint.TargetPort));

        return text;
    }

    public static IComputeEnvironmentResource? EnvironmentOf(IResource resource)
        => resource.GetComputeEnvironment() ?? resource.GetDeploymentTargetAnnotation()?.ComputeEnvironment;

    // A generated default is different at every publishing.
    private static string? Default(ParameterResource parameter)
        => parameter.Default is GenerateParameterDefault ? null : parameter.Default?.GetDefaultValue();

    private DistributedApplicationException Refused(string what, string why) => new($"Function '{resource.Name}': {what} {why}.");
}
