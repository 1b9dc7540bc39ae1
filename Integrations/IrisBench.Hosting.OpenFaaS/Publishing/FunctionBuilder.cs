using System.Globalization;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using IrisBench.Hosting.OpenFaaS.Functions;
using IrisBench.Hosting.OpenFaaS.Stack;

namespace IrisBench.Hosting.OpenFaaS.Publishing;

/// <summary>Turns one resource into a function, whatever engine runs it.</summary>
internal sealed class FunctionBuilder(FunctionEnvironmentResource environment, IResource resource)
{
    private readonly ValueWriter _values = new(environment, resource);

    private readonly List<ServiceGrant> _grants = [];

    public async Task<BuiltFunction> BuildAsync(DistributedApplicationExecutionContext execution, CancellationToken cancellationToken)
    {
        var options = new FunctionOptions();
        foreach (var annotation in resource.Annotations.OfType<FunctionAnnotation>())
        {
            annotation.Configure(options);
        }

        var variables = await FunctionVariables.ReadAsync(resource, _values, execution, cancellationToken);
        AddTimeouts(variables.Plain, options.Timeouts);
        AddServiceLookups(variables.Plain, options);
        foreach (var (key, value) in options.Environment)
        {
            variables.Plain[key] = EnvSubst.Escape(value);
        }

        return new(options, variables, Image(options), _grants, _values.Destinations);
    }

    private string Image(FunctionOptions options)
    {
        if (options.Image is { } image)
        {
            return _values.Write("image", image);
        }

        var repository = environment.ImageRepository is { } parameter ? _values.Write("image", parameter) + "/" : "";
        var tag = environment.ImageTag is { } tagParameter ? _values.Write("image", tagParameter) : "latest";
        return $"{repository}{resource.Name}:{tag}";
    }

    private void AddServiceLookups(SortedDictionary<string, string> variables, FunctionOptions options)
    {
        foreach (var lookup in options.ServiceLookups)
        {
            var service = ClusterAddress.ServiceOf(environment, lookup.Endpoint, _values);
            _grants.Add(new(service.Name, service.Namespace, options.ServiceAccount));
            Add(lookup.NameVariable, service.Name);
            Add(lookup.NamespaceVariable, service.Namespace);
            Add(lookup.PortVariable, service.Port);
        }

        void Add(string? variable, string value)
        {
            if (variable is not null)
            {
                variables[variable] = value;
            }
        }
    }

    private static void AddTimeouts(SortedDictionary<string, string> variables, FunctionTimeouts timeouts)
    {
        variables["read_timeout"] = Seconds(timeouts.Read);
        variables["write_timeout"] = Seconds(timeouts.Write);
        variables["exec_timeout"] = Seconds(timeouts.Exec);
    }

    // A duration as Go reads it.
    private static string Seconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{(long)time.TotalSeconds}s");
}
