using System.Text.RegularExpressions;

namespace IrisBench.Hosting.OpenFaaS.Publishing;

/// <summary>What <c>kubectl apply -k</c> reads: which files there are, and where a registry has the images. By hand: a list.</summary>
internal static partial class Kustomization
{
    public const string FileName = "kustomization.yaml";

    /// <summary>Tells kustomize, which knows pods only, where the image of OpenFaaS's own kind stands.</summary>
    public const string FunctionImages = """
        images:
          - path: spec/image
            kind: Function

        """;

    /// <param name="engine">What the namespace's and the roles' files are named after, which come first.</param>
    /// <param name="objects">What is in these.</param>
    /// <param name="folder">Where each function has a file of its name.</param>
    /// <param name="images">Image of each function.</param>
    /// <param name="configurations">Files that tell kustomize what it does not know.</param>
    public static string Of(
        string engine,
        ClusterObjects objects,
        string folder,
        IReadOnlyDictionary<string, string> images,
        params IReadOnlyList<string> configurations)
    {
        string[] files =
        [
            $"{engine}-namespace.yaml",
            .. objects.Roles.Count > 0 ? (string[])[$"{engine}-roles.yaml"] : [],
            .. images.Keys.Select(name => $"{folder}/{name}.yaml"),
        ];
        string[] lines =
        [
            "apiVersion: kustomize.config.k8s.io/v1beta1",
            "kind: Kustomization",
            "resources:",
            .. files.Select(file => $"  - {file}"),
            .. configurations.Count > 0 ? (string[])["configurations:", .. configurations.Select(file => $"  - {file}")] : [],
            "# Where your registry has them: newName, and newTag or digest.",
            "images:",
            .. images.Values.Distinct().SelectMany(Image),
        ];
        return string.Join('\n', lines) + "\n";
    }

    // A registry may have a port, so the tag is what follows the last name's colon.
    private static IEnumerable<string> Image(string image)
    {
        var end = image.IndexOfAny([':', '@'], image.LastIndexOf('/') + 1);
        var name = end < 0 ? image : image[..end];
        yield return $"  - name: {Text(name)}";
        yield return $"    newName: {Text(name)}";
        if (end >= 0 && image[end] == ':')
            yield return $"    newTag: {Text(image[(end + 1)..])}";
    }

    private static string Text(string text) => Plain().IsMatch(text) ? text : $"\"{text}\"";

    // What YAML takes for text without quotation marks: no number, no date, no word of its own. Two points make no number.
    [GeneratedRegex(@"^(?!(null|true|false|yes|no|on|off|y|n)$)([a-z_]|\d+\.\d+\.)", RegexOptions.IgnoreCase)]
    private static partial Regex Plain();
}
