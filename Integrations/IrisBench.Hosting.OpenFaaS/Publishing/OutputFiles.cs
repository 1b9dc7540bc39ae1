using System.Text;
using k8s;

namespace IrisBench.Hosting.OpenFaaS.Publishing;

/// <summary>The files of an environment.</summary>
internal sealed class OutputFiles(string directory, CancellationToken cancellationToken)
{
    public static string Yaml(IEnumerable<object> objects)
        => string.Join("---\n", objects.Select(item => KubernetesYaml.Serialize(item).ReplaceLineEndings("\n").TrimEnd() + "\n"));

    public async Task WriteAsync(string engine, ClusterObjects objects)
    {
        await WriteAsync($"{engine}-namespace.yaml", Yaml(objects.Namespace));
        if (objects.Roles.Count > 0)
            await WriteAsync($"{engine}-roles.yaml", Yaml(objects.Roles));
        else
            File.Delete(Path.Combine(directory, $"{engine}-roles.yaml"));
    }

    /// <summary>A folder with a file for each function, and no other: one that left the model must not be deployed again from an old
    /// file.</summary>
    public async Task WriteFolderAsync(string folder, IReadOnlyDictionary<string, string> texts)
    {
        Directory.CreateDirectory(Path.Combine(directory, folder));
        foreach (var (name, text) in texts)
            await WriteAsync(Path.Combine(folder, $"{name}.yaml"), text);

        foreach (var path in Directory.GetFiles(Path.Combine(directory, folder), "*.yaml"))
        {
            if (!texts.ContainsKey(Path.GetFileNameWithoutExtension(path)))
                File.Delete(path);
        }
    }

    public Task WriteAsync(string name, string text)
    {
        var path = Path.Combine(directory, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return File.WriteAllTextAsync(path, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), cancellationToken);
    }
}
