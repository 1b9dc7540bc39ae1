using IrisBench.Hosting.OpenFaaS.Stack;

namespace IrisBench.Hosting.OpenFaaS.Limits;

/// <summary>
/// What the Community edition refuses at deployment with status 400, or leaves undone without a word.
/// See <see href="https://docs.openfaas.com/openfaas-pro/introduction/"/>.
/// </summary>
internal static class CommunityLimits
{
    public const int Functions = 15;
    public const int Replicas = 5;
    public const string Namespace = "openfaas-fn";

    private static readonly string[] ForeignAnnotations = ["amazonaws.com", "gke.io"];
    private static readonly string[] ProLabels = [ScaleLabel.ZeroDuration, ScaleLabel.Target, ScaleLabel.Type];

    public static IEnumerable<string> Problems(StackFile stack)
    {
        var problems = stack.Functions.SelectMany(function => Problems(function.Key, function.Value));
        return stack.Functions.Count <= Functions
            ? problems
            : problems.Prepend(
                $"OpenFaaS Community runs at most {Functions} functions, not {stack.Functions.Count}: '{stack.Functions.Keys.Order(StringComparer.Ordinal).ElementAt(Functions)}' is the first too many.");
    }

    private static IEnumerable<string> Problems(string name, StackFunction function)
        => LabelProblems(function.Labels)
            .Concat(AnnotationProblems(function.Annotations))
            .Concat(PlacementProblems(function))
            .Select(problem => $"Function '{name}': {problem} in OpenFaaS Community.");

    private static IEnumerable<string> LabelProblems(IReadOnlyDictionary<string, string> labels)
    {
        if (labels.TryGetValue(ScaleLabel.Zero, out var zero) && string.Equals(zero, "true", StringComparison.OrdinalIgnoreCase))
        {
            yield return $"label {ScaleLabel.Zero}=true is refused";
        }

        foreach (var label in ProLabels.Where(labels.ContainsKey))
        {
            yield return $"label {label} is refused";
        }

        foreach (var label in new[] { ScaleLabel.Min, ScaleLabel.Max }.Where(label => ScaleLabel.Replicas(labels, label) > Replicas))
        {
            yield return $"label {label}={labels[label]} is above the limit of {Replicas} replicas";
        }
    }

    private static IEnumerable<string> AnnotationProblems(IReadOnlyDictionary<string, string> annotations)
    {
        foreach (var key in annotations.Keys.Where(key => ForeignAnnotations.Any(part => key.Contains(part, StringComparison.OrdinalIgnoreCase))))
        {
            yield return $"annotation {key} is refused (keys with {string.Join(" or ", ForeignAnnotations)} are)";
        }

        if (annotations.TryGetValue("topic", out var topics) && topics.Contains(',', StringComparison.Ordinal))
        {
            yield return $"annotation topic='{topics}' is refused: one topic only";
        }
    }

    private static IEnumerable<string> PlacementProblems(StackFunction function)
    {
        if (function.Namespace is not (null or Namespace))
        {
            yield return $"namespace {function.Namespace} cannot be used: functions run in {Namespace} only";
        }

        if (function.Constraints.Count > 0)
        {
            yield return "constraints are ignored";
        }
    }
}
