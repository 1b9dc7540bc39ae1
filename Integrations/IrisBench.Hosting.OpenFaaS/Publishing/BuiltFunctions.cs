using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace IrisBench.Hosting.OpenFaaS.Publishing;

/// <summary>The functions of an environment, and what the cluster needs beside them.</summary>
internal sealed record BuiltFunctions(SortedDictionary<string, BuiltFunction> Functions, ClusterObjects Objects)
{
    /// <param name="platform">Where the functions are published to.</param>
    /// <param name="model">What they are found in.</param>
    /// <param name="execution">What their variables are read for.</param>
    /// <param name="cancellationToken">Ends it at once.</param>
    /// <param name="valueOf">What a parameter is, where it is known; null writes parameters as variables of faas-cli.</param>
    /// <exception cref="DistributedApplicationException">A function cannot be published; the message names it.</exception>
    public static async Task<BuiltFunctions> ReadAsync(
        FunctionPlatformResource platform,
        DistributedApplicationModel model,
        DistributedApplicationExecutionContext execution,
        CancellationToken cancellationToken,
        Func<ParameterResource, ValueTask<string?>>? valueOf = null)
    {
        var functions = new SortedDictionary<string, BuiltFunction>(StringComparer.Ordinal);
        foreach (var resource in DeploymentTargets.Of(platform, model))
            functions[resource.Name] = await new FunctionBuilder(platform, resource, valueOf).BuildAsync(execution, cancellationToken);

        return new(functions, new(
            FunctionNamespaceObjects.Of(platform, functions.Values.SelectMany(function => function.Destinations)),
            ServiceRoles.Of(functions.Values.SelectMany(function => function.Grants), platform)));
    }
}

/// <summary>A function before any engine has written it: what was said of it, which Services it may read, and what it calls.</summary>
internal sealed record BuiltFunction(
    FunctionOptions Options,
    FunctionVariables Variables,
    string Image,
    IReadOnlyList<ServiceGrant> Grants,
    IReadOnlySet<ClusterDestination> Destinations)
{
    /// <summary>Names of the secrets it is given.</summary>
    public IReadOnlyList<string> Secrets { get; } = [.. Variables.Secrets.Concat(Options.Secrets).Distinct().Order(StringComparer.Ordinal)];
}
