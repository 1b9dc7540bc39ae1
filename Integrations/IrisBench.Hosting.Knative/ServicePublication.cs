using Aspire.Hosting.Pipelines;
using IrisBench.Hosting.OpenFaaS.Publishing;

namespace IrisBench.Hosting.Knative;

/// <summary>Writes what <c>kubectl apply -k</c> takes.</summary>
internal static class ServicePublication
{
    private const string Folder = "services";

    /// <returns>How many functions there are.</returns>
    public static async Task<int> WriteAsync(KnativeEnvironmentResource environment, PipelineStepContext context, string directory)
    {
        var built = await BuiltFunctions.ReadAsync(environment, context.Model, context.ExecutionContext, context.CancellationToken);
        var services = built.Functions.Select(function => ServiceBuilder.Build(environment, function.Key, function.Value)).ToArray();
        var files = new OutputFiles(directory, context.CancellationToken);
        await files.WriteAsync(environment.Engine, built.Objects);
        await files.WriteFolderAsync(
            Folder, services.ToDictionary(service => service.Metadata.Name, service => OutputFiles.Yaml([service])));
        var images = services.ToDictionary(service => service.Metadata.Name, service => service.Spec.Template.Spec.Containers[0].Image);
        await files.WriteAsync(Kustomization.FileName, Kustomization.Of(environment.Engine, built.Objects, Folder, images));
        return services.Length;
    }
}
