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
        await files.WriteAsync("kustomization.yaml", Kustomization(environment, built.Objects, services));
        return services.Length;
    }

    // By hand: it is a list of file names and images.
    private static string Kustomization(
        KnativeEnvironmentResource environment, ClusterObjects objects, IEnumerable<KnativeService> services)
    {
        string[] files =
        [
            $"{environment.Engine}-namespace.yaml",
            .. objects.Roles.Count > 0 ? (string[])[$"{environment.Engine}-roles.yaml"] : [],
            .. services.Select(service => $"{Folder}/{service.Metadata.Name}.yaml"),
        ];
        var images = services.Select(service => service.Spec.Template.Spec.Containers[0].Image).Distinct().Select(Image);
        return $"""
            apiVersion: kustomize.config.k8s.io/v1beta1
            kind: Kustomization
            resources:
            {string.Join('\n', files.Select(file => $"  - {file}"))}
            # Where your registry has them: newName, and newTag or digest.
            images:
            {string.Join('\n', images)}

            """.ReplaceLineEndings("\n");
    }

    // A registry may have a port, so the tag is what follows the last name's colon.
    private static string Image(string image)
    {
        var end = image.IndexOfAny([':', '@'], image.LastIndexOf('/') + 1);
        var name = end < 0 ? image : image[..end];
        return $"  - name: {name}\n    newName: {name}" + (end >= 0 && image[end] == ':' ? $"\n    newTag: {image[(end + 1)..]}" : "");
    }
}
