using System.Globalization;

namespace IrisBench.Hosting.OpenFaaS.Limits;

/// <summary>Labels by which OpenFaaS scales a function. See <see href="https://docs.openfaas.com/architecture/autoscaling/"/>.</summary>
internal static class ScaleLabel
{
    public const string Min = "com.openfaas.scale.min";
    public const string Max = "com.openfaas.scale.max";
    public const string Zero = "com.openfaas.scale.zero";
    public const string ZeroDuration = "com.openfaas.scale.zero-duration";
    public const string Target = "com.openfaas.scale.target";
    public const string Type = "com.openfaas.scale.type";

    public static int? Replicas(IReadOnlyDictionary<string, string> labels, string label)
        => labels.TryGetValue(label, out var text) && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var replicas)
            ? replicas
            : null;
}
