using System.Text;
using IrisBench.Hosting.OpenFaaS.Stack;
using k8s;

namespace IrisBench.Hosting.OpenFaaS.Publishing;

/// <summary>The files of an environment.</summary>
internal static class OutputFiles
{
    private const string Stack = "stack.yaml";
    private const string Roles = "openfaas-roles.yaml";
    private const string Functions = "functions";

    public static async Task WriteAsync(string directory, BuiltStack stack, CancellationToken cancellationToken)
    {
        var functions = Path.Combine(directory, Functions);
        Directory.CreateDirectory(functions);
        await WriteAsync(Path.Combine(directory, Stack), StackYaml.Write(stack.File), cancellationToken);
        await WriteRolesAsync(Path.Combine(directory, Roles), stack.Roles, cancellationToken);
        foreach (var manifest in stack.Manifests)
        {
            await WriteAsync(Path.Combine(functions, FileOf(manifest)), StackYaml.Write(manifest), cancellationToken);
        }

        // A function that left the model must not be deployed again from an old file.
        foreach (var old in Directory.EnumerateFiles(functions, "*.yaml").ExceptBy(stack.Manifests.Select(FileOf), Path.GetFileName).ToArray())
        {
            File.Delete(old);
        }
    }

    private static string FileOf(FunctionManifest manifest) => $"{manifest.Metadata.Name}.yaml";

    private static Task WriteRolesAsync(string path, IReadOnlyList<IKubernetesObject> roles, CancellationToken cancellationToken)
    {
        if (roles.Count > 0)
        {
            var documents = roles.Select(role => KubernetesYaml.Serialize(role).ReplaceLineEndings("\n").TrimEnd() + "\n");
            return WriteAsync(path, string.Join("---\n", documents), cancellationToken);
        }

        File.Delete(path);
        return Task.CompletedTask;
    }

    private static Task WriteAsync(string path, string text, CancellationToken cancellationToken)
        => File.WriteAllTextAsync(path, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), cancellationToken);
}
