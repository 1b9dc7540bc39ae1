using YamlDotNet.Serialization;

namespace Aspire.Hosting.Kubernetes.Resources;

/// <summary>Objects chosen by their labels (meta/v1 LabelSelector).</summary>
public sealed class LabelSelectorV1
{
    /// <summary>Chooses nothing yet.</summary>
    public LabelSelectorV1()
    {
    }

    /// <summary>Chooses the objects that have all these labels.</summary>
    /// <param name="matchLabels">The labels.</param>
    public LabelSelectorV1(Dictionary<string, string> matchLabels) => MatchLabels = matchLabels;

    /// <summary>Field <c>matchLabels</c>.</summary>
    [YamlMember(Alias = "matchLabels")]
    public Dictionary<string, string> MatchLabels { get; set; } = [];
}
