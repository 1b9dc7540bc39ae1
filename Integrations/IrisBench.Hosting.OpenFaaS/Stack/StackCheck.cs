using System.Globalization;
using System.Text.RegularExpressions;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace IrisBench.Hosting.OpenFaaS.Stack;

/// <summary>What the cluster would refuse, found before anything is written.</summary>
internal static partial class StackCheck
{
    private const int LongestLabel = 63;

    /// <exception cref="DistributedApplicationException">Something would be refused; the message has a line for each.</exception>
    public static void Refuse(StackFile stack, OpenFaaSEdition edition)
    {
        var problems = Problems(stack, edition).ToArray();
        if (problems.Length > 0)
            throw new DistributedApplicationException(string.Join(System.Environment.NewLine, problems));
    }

    public static IEnumerable<string> Problems(StackFile stack, OpenFaaSEdition edition)
    {
        var problems = stack.Functions.SelectMany(function => Problems(function.Key, function.Value));
        return edition == OpenFaaSEdition.Community ? problems.Concat(CommunityLimits.Problems(stack)) : problems;
    }

    // What every edition refuses.
    private static IEnumerable<string> Problems(string name, StackFunction function)
    {
        if (!IsDnsLabel(name))
        {
            yield return $"Function '{name}': a name is a DNS-1123 label "
                + $"(a-z, 0-9 and '-', at most {LongestLabel} characters, no '-' at either end).";
        }

        if (string.IsNullOrWhiteSpace(function.Image))
            yield return $"Function '{name}': has no image.";

        foreach (var secret in function.Secrets.Where(secret => !IsDnsLabel(secret)))
            yield return $"Function '{name}': secret '{secret}' is not a DNS-1123 label.";

        foreach (var problem in ReplicaProblems(name, function.Labels))
            yield return problem;
    }

    private static IEnumerable<string> ReplicaProblems(string name, IReadOnlyDictionary<string, string> labels)
    {
        foreach (var label in new[] { ScaleLabel.Min, ScaleLabel.Max })
        {
            if (labels.TryGetValue(label, out var text) && ScaleLabel.Replicas(labels, label) is not >= 1)
                yield return $"Function '{name}': label {label} must be a number from 1, not '{text}'.";
        }

        if (ScaleLabel.Replicas(labels, ScaleLabel.Min) > ScaleLabel.Replicas(labels, ScaleLabel.Max))
            yield return $"Function '{name}': label {ScaleLabel.Min} is above {ScaleLabel.Max}.";
    }

    private static bool IsDnsLabel(string text) => text.Length <= LongestLabel && DnsLabel().IsMatch(text);

    [GeneratedRegex(@"\A[a-z0-9]([-a-z0-9]*[a-z0-9])?\z")]
    private static partial Regex DnsLabel();
}

/// <summary>What the Community edition refuses at deployment with status 400, or leaves undone without a word. See
/// <see href="https://docs.openfaas.com/openfaas-pro/introduction/"/>.</summary>
internal static class CommunityLimits
{
    public const int Functions = 15;
    public const int Replicas = 5;
    public const string Namespace = "openfaas-fn";

    private static readonly string[] ForeignAnnotations = ["amazonaws.com", "gke.io"];
    private static readonly string[] ProLabels = [ScaleLabel.ZeroDuration, ScaleLabel.Target, ScaleLabel.Type];

    public static IEnumerable<string> Problems(StackFile stack)
    {
        var problems = stack.Functions.SelectMany(function => Problems(function.Value)
            .Select(problem => $"Function '{function.Key}': {problem} in OpenFaaS Community."));
        return stack.Functions.Count <= Functions
            ? problems
            : problems.Prepend(
                $"OpenFaaS Community runs at most {Functions} functions, not {stack.Functions.Count}: "
                + $"'{stack.Functions.Keys.Order(StringComparer.Ordinal).ElementAt(Functions)}' is the first too many.");
    }

    private static IEnumerable<string> Problems(StackFunction function)
    {
        var labels = function.Labels;
        if (labels.TryGetValue(ScaleLabel.Zero, out var zero) && string.Equals(zero, "true", StringComparison.OrdinalIgnoreCase))
            yield return $"label {ScaleLabel.Zero}=true is refused";

        foreach (var label in ProLabels.Where(labels.ContainsKey))
            yield return $"label {label} is refused";

        foreach (var label in new[] { ScaleLabel.Min, ScaleLabel.Max }.Where(label => ScaleLabel.Replicas(labels, label) > Replicas))
            yield return $"label {label}={labels[label]} is above the limit of {Replicas} replicas";

        foreach (var key in function.Annotations.Keys.Where(IsForeign))
            yield return $"annotation {key} is refused (keys with {string.Join(" or ", ForeignAnnotations)} are)";

        if (function.Annotations.TryGetValue("topic", out var topics) && topics.Contains(',', StringComparison.Ordinal))
            yield return $"annotation topic='{topics}' is refused: one topic only";

        if (function.Namespace is not (null or Namespace))
            yield return $"namespace {function.Namespace} cannot be used: functions run in {Namespace} only";

        if (function.Constraints.Count > 0)
            yield return "constraints are ignored";
    }

    private static bool IsForeign(string annotation)
        => ForeignAnnotations.Any(part => annotation.Contains(part, StringComparison.OrdinalIgnoreCase));
}

/// <summary>Labels by which OpenFaaS scales a function. See <see href="https://docs.openfaas.com/architecture/autoscaling/"/>.</summary>
internal static class ScaleLabel
{
    public const string Min = "com.openfaas.scale.min";
    public const string Max = "com.openfaas.scale.max";
    public const string Zero = "com.openfaas.scale.zero";
    public const string ZeroDuration = "com.openfaas.scale.zero-duration";
    public const string Target = "com.openfaas.scale.target";
    public const string Type = "com.openfaas.scale.type";

    /// <summary>What is said of a function's scale, as labels. The Community edition knows no zero.</summary>
    public static void Add(FunctionOptions options, IDictionary<string, string> labels, bool knowsZero)
    {
        if (options.MinReplicas is { } least and not 0)
            labels[Min] = least.ToString(CultureInfo.InvariantCulture);
        if (options.MaxReplicas is { } most)
            labels[Max] = most.ToString(CultureInfo.InvariantCulture);
        if (knowsZero && options.WantedMode == FunctionMode.Zero)
            labels[Zero] = "true";
    }

    public static int? Replicas(IReadOnlyDictionary<string, string> labels, string label)
        => labels.TryGetValue(label, out var text) && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var replicas)
            ? replicas
            : null;
}
