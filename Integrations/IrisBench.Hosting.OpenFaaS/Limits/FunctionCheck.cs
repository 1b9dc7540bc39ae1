using System.Text.RegularExpressions;
using IrisBench.Hosting.OpenFaaS.Stack;

namespace IrisBench.Hosting.OpenFaaS.Limits;

/// <summary>What every edition refuses.</summary>
internal static partial class FunctionCheck
{
    private const int LongestLabel = 63;

    public static IEnumerable<string> Problems(string name, StackFunction function)
    {
        if (!IsDnsLabel(name))
        {
            yield return $"Function '{name}': a name is a DNS-1123 label (a-z, 0-9 and '-', at most {LongestLabel} characters, no '-' at either end).";
        }

        if (string.IsNullOrWhiteSpace(function.Image))
        {
            yield return $"Function '{name}': has no image.";
        }

        foreach (var secret in function.Secrets.Where(secret => !IsDnsLabel(secret)))
        {
            yield return $"Function '{name}': secret '{secret}' is not a DNS-1123 label.";
        }

        foreach (var problem in ReplicaProblems(name, function.Labels))
        {
            yield return problem;
        }
    }

    private static IEnumerable<string> ReplicaProblems(string name, IReadOnlyDictionary<string, string> labels)
    {
        foreach (var label in new[] { ScaleLabel.Min, ScaleLabel.Max })
        {
            if (labels.TryGetValue(label, out var text) && ScaleLabel.Replicas(labels, label) is not >= 1)
            {
                yield return $"Function '{name}': label {label} must be a number from 1, not '{text}'.";
            }
        }

        if (ScaleLabel.Replicas(labels, ScaleLabel.Min) > ScaleLabel.Replicas(labels, ScaleLabel.Max))
        {
            yield return $"Function '{name}': label {ScaleLabel.Min} is above {ScaleLabel.Max}.";
        }
    }

    private static bool IsDnsLabel(string text) => text.Length <= LongestLabel && DnsLabel().IsMatch(text);

    [GeneratedRegex(@"\A[a-z0-9]([-a-z0-9]*[a-z0-9])?\z")]
    private static partial Regex DnsLabel();
}
