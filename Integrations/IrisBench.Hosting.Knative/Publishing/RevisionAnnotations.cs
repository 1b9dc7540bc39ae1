using System.Globalization;
using IrisBench.Hosting.OpenFaaS.Functions;
using IrisBench.Hosting.OpenFaaS.Stack;

namespace IrisBench.Hosting.Knative.Publishing;

/// <summary>How a revision scales (<see href="https://knative.dev/docs/serving/autoscaling/scale-bounds/"/>) and who scrapes its pods.</summary>
internal static class RevisionAnnotations
{
    private const string Scaling = "autoscaling.knative.dev";

    public static SortedDictionary<string, string> Of(FunctionOptions options)
    {
        var annotations = SortedMap.Of(options.Annotations);
        // To zero, unless something else is asked for: it is what Knative has over OpenFaaS's Community edition.
        annotations.TryAdd($"{Scaling}/min-scale", Text(options.MinReplicas ?? 0));
        if (options.MaxReplicas is { } most)
            annotations.TryAdd($"{Scaling}/max-scale", Text(most));
        if (options.MetricsPort is { } port)
        {
            annotations.TryAdd("prometheus.io/scrape", "true");
            annotations.TryAdd("prometheus.io/port", Text(port));
            annotations.TryAdd("prometheus.io/path", options.MetricsPath);
        }

        return annotations;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
