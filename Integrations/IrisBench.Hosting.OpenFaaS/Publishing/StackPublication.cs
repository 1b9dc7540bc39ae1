using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using IrisBench.Hosting.OpenFaaS.Stack;

namespace IrisBench.Hosting.OpenFaaS.Publishing;

/// <summary>Writes what faas-cli and the operator read.</summary>
internal static class StackPublication
{
    private const string Folder = "functions";
    private const string FunctionImages = "kustomizeconfig.yaml";

    /// <exception cref="DistributedApplicationException">The cluster would refuse a function; nothing is written then.</exception>
    public static async Task WriteAsync(OpenFaaSResource platform, FunctionPublication publication)
    {
        var stack = StackBuilder.Build(platform, publication.Built);
        await publication.WriteAsync("stack.yaml", StackYaml.Write(stack.File));
        await publication.WriteFunctionsAsync(
            Folder, stack.Manifests.ToDictionary(manifest => manifest.Metadata.Name, StackYaml.Write), FunctionImages);
        await publication.WriteAsync(FunctionImages, Kustomization.FunctionImages);
    }
}

/// <summary>The stack.yaml, and the same functions as the operator reads them.</summary>
internal sealed record BuiltStack(StackFile File, IReadOnlyList<FunctionManifest> Manifests, ClusterObjects Objects);

/// <summary>Turns functions into a stack.yaml and what goes with it.</summary>
internal static class StackBuilder
{
    /// <exception cref="DistributedApplicationException">The cluster would refuse a function; the message names it.</exception>
    public static BuiltStack Build(OpenFaaSResource platform, BuiltFunctions built)
    {
        var functions =
            SortedMap.Of(built.Functions.Select(function => KeyValuePair.Create(function.Key, Stack(platform, function.Value))));
        var stack = new StackFile
        {
            Provider = new() { Gateway = EnvSubst.Variable("OPENFAAS_URL", platform.GatewayUrl) },
            Functions = functions,
        };
        StackCheck.Refuse(stack, platform.Edition);
        return new(
            stack,
            [.. functions.Select(function => FunctionManifest.Of(function.Key, function.Value, platform.FunctionNamespace))],
            built.Objects);
    }

    private static StackFunction Stack(OpenFaaSResource platform, BuiltFunction function) => new()
    {
        Image = function.Image,
        Namespace = platform.FunctionNamespace == CommunityLimits.Namespace ? null : platform.FunctionNamespace,
        Environment = function.Variables.Plain,
        Secrets = function.Secrets,
        Labels = Labels(platform, function.Options),
        Annotations = Annotations(function.Options),
        Limits = Resources(function.Options.Limits),
        Requests = Resources(function.Options.Requests),
        Constraints = [.. function.Options.Constraints],
        ReadonlyRootFilesystem = function.Options.ReadOnlyRootFilesystem,
    };

    private static StackResources? Resources(FunctionResources resources)
        => resources is { Cpu: null, Memory: null } ? null : new() { Cpu = resources.Cpu, Memory = resources.Memory };

    // How it scales, and its own.
    private static SortedDictionary<string, string> Labels(OpenFaaSResource platform, FunctionOptions options)
    {
        var labels = new SortedDictionary<string, string>(StringComparer.Ordinal);
        platform.AddScaling(options, labels, new Dictionary<string, string>());
        foreach (var (key, value) in options.Labels)
            labels[key] = EnvSubst.Escape(value);
        return labels;
    }

    // Who scrapes it, which account it has, and its own.
    private static SortedDictionary<string, string> Annotations(FunctionOptions options)
    {
        var annotations = SortedMap.Of<string>(options.Scraping);
        // The Community edition adds the dotted key as "false" when it is missing, and Prometheus takes both for one.
        if (options.MetricsPort is not null)
            annotations["prometheus.io.scrape"] = "true";
        if (options.ServiceAccount is { } account)
            annotations["com.openfaas.serviceaccount"] = account;
        foreach (var (key, value) in options.Annotations)
            annotations[key] = EnvSubst.Escape(value);
        return annotations;
    }
}
