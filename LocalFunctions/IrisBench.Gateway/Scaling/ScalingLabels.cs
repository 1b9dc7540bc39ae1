using IrisBench.Gateway.Functions;

namespace IrisBench.Gateway.Scaling;

/// <summary>Reads which engine scales a function, and how. A label that only one engine has chooses it: <c>com.openfaas.scale.factor</c>
/// OpenFaaS's Community edition, <c>com.openfaas.scale.type</c> or <c>target-proportion</c> OpenFaaS Pro, any annotation of
/// <c>autoscaling.knative.dev</c> Knative. Labels of two engines are refused, and those that an engine has but this stand-in does not know:
/// nobody is to take a curve for an engine's that it would not draw.</summary>
internal static class ScalingLabels
{
    /// <summary>How OpenFaaS's labels begin.</summary>
    public const string ScalePrefix = "com.openfaas.scale.";

    private const string KnativePrefix = "autoscaling.knative.dev/";

    private static readonly string[] CommunityNames = ["factor", "max", "min", "zero"];
    private static readonly string[] ProNames = ["max", "min", "target", "target-proportion", "type", "zero", "zero-duration"];

    private static readonly string[] KnativeNames =
    [
        "class", "max-scale", "metric", "min-scale", "panic-threshold-percentage", "panic-window-percentage", "target",
        "target-utilization-percentage", "window",
    ];

    private static readonly string[] KnativeClasses = ["kpa.autoscaling.knative.dev"];

    /// <summary>The policy of a function; null where no label chooses one.</summary>
    /// <exception cref="InvalidFunctionException">A label's value is not one of its kind, or labels do not go together.</exception>
    public static IScalingPolicy? Of(IReadOnlyDictionary<string, string> labels, IReadOnlyDictionary<string, string> annotations)
    {
        var scale = new LabelValues(labels, ScalePrefix);
        var knative = new LabelValues(annotations, KnativePrefix, "annotation");
        if (knative.Names.Any())
        {
            knative.DemandOnly(KnativeNames, "Knative's autoscaler");
            scale.DemandOnly([], "Knative's autoscaler");
            return KnativeOf(knative);
        }

        if (scale.Has("type") || scale.Has("target-proportion"))
        {
            scale.DemandOnly(ProNames, "OpenFaaS Pro's autoscaler");
            return ProOf(scale);
        }

        if (!scale.Has("factor"))
            return null;
        scale.DemandOnly(CommunityNames, "the Community edition's rule");
        return CommunityOf(scale);
    }

    /// <summary>Fewest and most replicas, as OpenFaaS's Community edition reads them: from 0, and the larger number is the limit.</summary>
    /// <exception cref="InvalidFunctionException">One is not a number up to that limit.</exception>
    public static (int Minimum, int Maximum) Replicas(LabelValues scale, int most, int otherwise)
    {
        var minimum = Math.Max(1, scale.Whole("min", 0, most) ?? 1);
        return (minimum, Math.Max(minimum, scale.Whole("max", 0, most) ?? otherwise));
    }

    private static CommunityPolicy CommunityOf(LabelValues scale)
    {
        var (minimum, maximum) = Replicas(scale, ScaleLimits.MostByLabel, ScaleLimits.Default.Maximum);
        return new(minimum, maximum, scale.Whole("factor", 0, 100) ?? CommunityPolicy.DefaultFactor);
    }

    private static ProPolicy ProOf(LabelValues scale)
    {
        var (minimum, maximum) = Replicas(scale, ScaleLimits.Most, ProPolicy.DefaultMaximum);
        return new(
            (ProMetric)(scale.Choice("type", ProMetrics.Names) ?? 0), minimum, maximum,
            scale.Whole("target", 1, 100_000) ?? ScaleLimits.Default.Target,
            scale.Number("target-proportion", 0.01, 10) ?? ProPolicy.DefaultProportion,
            scale.Duration("zero-duration", TimeSpan.Zero, TimeSpan.MaxValue) ?? ScaleLimits.Default.ZeroDuration);
    }

    private static KnativePolicy KnativeOf(LabelValues annotations)
    {
        _ = annotations.Choice("class", KnativeClasses);
        var metric = (KnativeMetric)(annotations.Choice("metric", KnativeMetrics.Names) ?? 0);
        var minimum = annotations.Whole("min-scale", 0, ScaleLimits.Most) ?? 0;
        // Knative's 0 is without a limit.
        var maximum = annotations.Whole("max-scale", 0, ScaleLimits.Most) is > 0 and var given ? given : ScaleLimits.Most;
        if (minimum > maximum)
            throw annotations.Refused("min-scale", $"must not be above max-scale: {minimum} is more than {maximum}");
        return new(
            metric,
            annotations.Number("target", 0.01, 100_000) ?? (metric == KnativeMetric.Concurrency ? 100 : 200),
            (annotations.Number("target-utilization-percentage", 1, 100) ?? 70) / 100,
            minimum,
            maximum,
            annotations.Duration("window", TimeSpan.FromSeconds(6), TimeSpan.FromHours(1)) ?? TimeSpan.FromSeconds(60),
            (annotations.Number("panic-window-percentage", 1, 100) ?? 10) / 100,
            (annotations.Number("panic-threshold-percentage", 110, 1000) ?? 200) / 100);
    }
}
