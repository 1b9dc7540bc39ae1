using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace IrisBench.Hosting.OpenFaaS.Publishing;

/// <summary>The environment variables of a resource, as a function gets them.</summary>
internal sealed class FunctionVariables
{
    /// <summary>Where secrets are files, one of each secret's name.</summary>
    public const string SecretFolder = "/var/openfaas/secrets";

    /// <summary>Variables whose value may be written.</summary>
    public SortedDictionary<string, string> Plain { get; } = new(StringComparer.Ordinal);

    /// <summary>Names of the secrets that stand behind the others.</summary>
    public List<string> Secrets { get; } = [];

    public static async Task<FunctionVariables> ReadAsync(
        IResource resource, ValueWriter values, DistributedApplicationExecutionContext execution, CancellationToken cancellationToken)
    {
        var context = new EnvironmentCallbackContext(execution, resource, cancellationToken: cancellationToken);
        foreach (var callback in resource.Annotations.OfType<EnvironmentCallbackAnnotation>())
        {
            await callback.Callback(context);
        }

        var variables = new FunctionVariables();
        foreach (var (key, value) in context.EnvironmentVariables)
        {
            variables.Add(key, value, values);
        }

        return variables;
    }

    private void Add(string key, object value, ValueWriter values)
    {
        if (ValueWriter.SecretIn(value) is { } secret)
        {
            // Engines mount secrets as files, so the variable cannot hold the value; it says where the file is.
            Secrets.Add(secret.Name);
            Plain[$"{key}_FILE"] = $"{SecretFolder}/{secret.Name}";
            return;
        }

        Plain[key] = values.Write(key, value);
    }
}
