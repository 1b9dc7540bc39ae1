using System.Globalization;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Pipelines;
using IrisBench.Hosting.OpenFaaS.Stack;

namespace IrisBench.Hosting.OpenFaaS.Publishing;

/// <summary>Writes what faas-cli and the operator read.</summary>
internal static class StackPublication
{
    private const string Engine = "openfaas";
    private const string Folder = "functions";
    private const string FunctionImages = "kustomizeconfig.yaml";

    /// <returns>How many functions there are.</returns>
    public static async Task<int> WriteAsync(OpenFaaSEnvironmentResource environment, PipelineStepContext context, string directory)
    {
        var stack = await StackBuilder.BuildAsync(environment, context.Model, context.ExecutionContext, context.CancellationToken);
        await WriteAsync(stack, new(directory, context.CancellationToken));
        return stack.File.Functions.Count;
    }

    public static async Task WriteAsync(BuiltStack stack, OutputFiles files)
    {
        await files.WriteAsync("stack.yaml", StackYaml.Write(stack.File));
        await files.WriteAsync(Engine, stack.Objects);
        await files.WriteFolderAsync(Folder, stack.Manifests.ToDictionary(manifest => manifest.Metadata.Name, StackYaml.Write));
        var images = stack.Manifests.ToDictionary(manifest => manifest.Metadata.Name, manifest => manifest.Spec.Image);
        await files.WriteAsync(Kustomization.FileName, Kustomization.Of(Engine, stack.Objects, Folder, images, FunctionImages));
        await files.WriteAsync(FunctionImages, Kustomization.FunctionImages);
    }
}

/// <summary>All that is written for an environment.</summary>
internal sealed record BuiltStack(StackFile File, IReadOnlyList<FunctionManifest> Manifests, ClusterObjects Objects);

/// <summary>Turns the model into a stack.yaml and what goes with it.</summary>
internal static class StackBuilder
{
    /// <exception cref="DistributedApplicationException">A function cannot be published; the message names it.</exception>
    public static async Task<BuiltStack> BuildAsync(
        OpenFaaSEnvironmentResource environment,
        DistributedApplicationModel model,
        DistributedApplicationExecutionContext execution,
        CancellationToken cancellationToken)
    {
        var built = await BuiltFunctions.ReadAsync(environment, model, execution, cancellationToken);
        var functions =
            SortedMap.Of(built.Functions.Select(function => KeyValuePair.Create(function.Key, Stack(environment, function.Value))));
        var stack = new StackFile
        {
            Provider = new() { Gateway = EnvSubst.Variable("OPENFAAS_URL", environment.GatewayUrl) },
            Functions = functions,
        };
        StackCheck.Refuse(stack, environment.Edition);
        return new(
            stack,
            [.. functions.Select(function => FunctionManifest.Of(function.Key, function.Value, environment.FunctionNamespace))],
            built.Objects);
    }

    private static StackFunction Stack(OpenFaaSEnvironmentResource environment, BuiltFunction function) => new()
    {
        Image = function.Image,
        Namespace = environment.FunctionNamespace == CommunityLimits.Namespace ? null : environment.FunctionNamespace,
        Environment = function.Variables.Plain,
        Secrets = function.Secrets,
        Labels = Labels(function.Options),
        Annotations = Annotations(function.Options),
        Limits = Resources(function.Options.Limits),
        Requests = Resources(function.Options.Requests),
        Constraints = [.. function.Options.Constraints],
        ReadonlyRootFilesystem = function.Options.ReadOnlyRootFilesystem,
    };

    private static StackResources? Resources(FunctionResources resources)
        => resources is { Cpu: null, Memory: null } ? null : new() { Cpu = resources.Cpu, Memory = resources.Memory };

    // How it scales, and its own.
    private static SortedDictionary<string, string> Labels(FunctionOptions options)
    {
        var labels = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (options.MinReplicas is { } least)
            labels[ScaleLabel.Min] = least.ToString(CultureInfo.InvariantCulture);
        if (options.MaxReplicas is { } most)
            labels[ScaleLabel.Max] = most.ToString(CultureInfo.InvariantCulture);
        foreach (var (key, value) in options.Labels)
            labels[key] = EnvSubst.Escape(value);
        return labels;
    }

    // Who scrapes it, which account it has, and its own.
    private static SortedDictionary<string, string> Annotations(FunctionOptions options)
    {
        var annotations = SortedMap.Of(options.Scraping);
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
