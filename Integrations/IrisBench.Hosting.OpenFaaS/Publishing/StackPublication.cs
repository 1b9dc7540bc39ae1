using Aspire.Hosting.Pipelines;
using IrisBench.Hosting.OpenFaaS.Stack;

namespace IrisBench.Hosting.OpenFaaS.Publishing;

/// <summary>Writes what faas-cli and the operator read.</summary>
internal static class StackPublication
{
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
        await files.WriteAsync("openfaas", stack.Objects);
        await files.WriteFolderAsync("functions", stack.Manifests.ToDictionary(manifest => manifest.Metadata.Name, StackYaml.Write));
    }
}
