using System.Globalization;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using IrisBench.Hosting.OpenFaaS.Stack;

namespace IrisBench.Hosting.OpenFaaS.Publishing;

/// <summary>Turns one resource into a function, whatever engine runs it.</summary>
internal sealed class FunctionBuilder(
    FunctionPlatformResource platform, IResource resource, Func<ParameterResource, ValueTask<string?>>? valueOf)
{
    private readonly ValueWriter _values = new(platform, resource, valueOf);
    private readonly List<ServiceGrant> _grants = [];

    public async Task<BuiltFunction> BuildAsync(DistributedApplicationExecutionContext execution, CancellationToken cancellationToken)
    {
        var options = FunctionOptions.Of(resource);
        var variables = await FunctionVariables.ReadAsync(resource, _values, execution, cancellationToken);
        variables.Plain["read_timeout"] = Seconds(options.Timeouts.Read);
        variables.Plain["write_timeout"] = Seconds(options.Timeouts.Write);
        variables.Plain["exec_timeout"] = Seconds(options.Timeouts.Exec);
        await AddServiceLookupsAsync(variables.Plain, options);
        foreach (var (key, value) in options.Environment)
            variables.Plain[key] = EnvSubst.Escape(value);

        return new(options, variables, await ImageAsync(options), _grants, _values.Destinations);
    }

    private async Task<string> ImageAsync(FunctionOptions options)
    {
        if (options.Image is { } image)
            return await _values.WriteAsync("image", image);
        if (resource.Annotations.OfType<WithoutImageAnnotation>().FirstOrDefault() is { Command: var command })
        {
            throw new DistributedApplicationException(
                $"Function '{resource.Name}': nothing builds an image of '{command}'; say WithImage(\"registry/{resource.Name}:tag\").");
        }

        var repository = platform.ImageRepository is { } parameter ? await _values.WriteAsync("image", parameter) + "/" : "";
        var tag = platform.ImageTag is { } tagParameter ? await _values.WriteAsync("image", tagParameter) : "latest";
        return $"{repository}{resource.Name}:{tag}";
    }

    private async Task AddServiceLookupsAsync(SortedDictionary<string, string> variables, FunctionOptions options)
    {
        foreach (var lookup in options.ServiceLookups)
        {
            var service = await _values.ServiceOfAsync(lookup.Endpoint);
            _grants.Add(new(service.Name, service.Namespace, options.ServiceAccount));
            Add(lookup.NameVariable, service.Name);
            Add(lookup.NamespaceVariable, service.Namespace);
            Add(lookup.PortVariable, service.Port);
        }

        void Add(string? variable, string value)
        {
            if (variable is not null)
                variables[variable] = value;
        }
    }

    // A duration as Go reads it.
    private static string Seconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{(long)time.TotalSeconds}s");
}

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
            await callback.Callback(context);

        var variables = new FunctionVariables();
        foreach (var (key, value) in context.EnvironmentVariables)
        {
            if (ValueWriter.SecretIn(value) is not { } secret)
            {
                variables.Plain[key] = await values.WriteAsync(key, value);
                continue;
            }

            // Engines mount secrets as files, so the variable cannot hold the value; it says where the file is.
            variables.Secrets.Add(secret.Name);
            variables.Plain[$"{key}_FILE"] = $"{SecretFolder}/{secret.Name}";
        }

        return variables;
    }
}
