using System.Globalization;
using IrisBench.Hosting.OpenFaaS.Functions;
using IrisBench.Hosting.OpenFaaS.Limits;
using IrisBench.Hosting.OpenFaaS.Stack;

namespace IrisBench.Hosting.OpenFaaS.Publishing;

/// <summary>Labels of a function: how it scales, and its own.</summary>
internal static class PodLabels
{
    public static SortedDictionary<string, string> Of(FunctionOptions options)
    {
        var labels = new SortedDictionary<string, string>(StringComparer.Ordinal);
        Add(ScaleLabel.Min, options.MinReplicas);
        Add(ScaleLabel.Max, options.MaxReplicas);
        foreach (var (key, value) in options.Labels)
        {
            labels[key] = EnvSubst.Escape(value);
        }

        return labels;

        void Add(string label, int? replicas)
        {
            if (replicas is { } count)
            {
                labels[label] = count.ToString(CultureInfo.InvariantCulture);
            }
        }
    }
}
