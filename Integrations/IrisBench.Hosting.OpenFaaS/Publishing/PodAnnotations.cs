using System.Globalization;
using IrisBench.Hosting.OpenFaaS.Functions;
using IrisBench.Hosting.OpenFaaS.Stack;

namespace IrisBench.Hosting.OpenFaaS.Publishing;

/// <summary>Annotations of a function: who scrapes it, which account it has, and its own.</summary>
internal static class PodAnnotations
{
    public static SortedDictionary<string, string> Of(FunctionOptions options)
    {
        var annotations = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (options.MetricsPort is { } port)
        {
            // The Community edition adds the dotted key as "false" when it is missing, and Prometheus takes both for one.
            annotations["prometheus.io.scrape"] = "true";
            annotations["prometheus.io/scrape"] = "true";
            annotations["prometheus.io/port"] = port.ToString(CultureInfo.InvariantCulture);
            annotations["prometheus.io/path"] = options.MetricsPath;
        }

        if (options.ServiceAccount is { } account)
        {
            annotations["com.openfaas.serviceaccount"] = account;
        }

        foreach (var (key, value) in options.Annotations)
        {
            annotations[key] = EnvSubst.Escape(value);
        }

        return annotations;
    }
}
