using System.Globalization;
using YamlDotNet.Serialization;

namespace Aspire.Hosting.Kubernetes.Resources;

/// <summary>An object of the Kubernetes API. Derive from it for a kind that is not among these types.</summary>
public abstract class BaseKubernetesResource(string apiVersion, string kind) : BaseKubernetesObject(apiVersion, kind)
{
    [YamlMember(Order = -1)]
    public ObjectMetaV1 Metadata { get; set; } = new();
}

/// <summary>What says its kind.</summary>
public abstract class BaseKubernetesObject(string? apiVersion = null, string? kind = null)
{
    [YamlMember(Order = -2)]
    public string? Kind { get; set; } = kind;

    [YamlMember(Order = -3)]
    public string? ApiVersion { get; set; } = apiVersion;
}

/// <summary>Metadata of an object (meta/v1 ObjectMeta).</summary>
public sealed class ObjectMetaV1
{
    public string Name { get; set; } = null!;
    public Dictionary<string, string> Annotations { get; } = [];
    public Dictionary<string, string> Labels { get; set; } = [];
}

/// <summary>Objects chosen by their labels (meta/v1 LabelSelector).</summary>
public sealed class LabelSelectorV1(Dictionary<string, string>? matchLabels = null)
{
    public Dictionary<string, string> MatchLabels { get; set; } = matchLabels ?? [];
}

/// <summary>A number, or a text in its place: the name of a port, an expression of a template.</summary>
public sealed record Int32OrStringV1(int? Number, string? Text)
{
    /// <summary>Takes a text, which is the number that it says if it says one.</summary>
    public Int32OrStringV1(string? value)
        : this(Parse(value), Parse(value) is null ? value : null)
    {
    }

    public static implicit operator Int32OrStringV1?(string? value) => value is null ? null : new(value);

    private static int? Parse(string? value) => int.TryParse(value, CultureInfo.InvariantCulture, out var number) ? number : null;
}
