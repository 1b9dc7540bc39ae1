using System.Globalization;
using System.Text.RegularExpressions;
using IrisBench.Gateway.Contract;
using IrisBench.Gateway.Scaling;

namespace IrisBench.Gateway.Functions;

/// <summary>Mode and limits of a function, read from its labels, and how an engine would scale it, where they choose one.</summary>
internal sealed record FunctionPolicy(FunctionMode Mode, ScaleLimits Limits, IScalingPolicy? Scaling = null)
{
    /// <summary>What scales it; null where nothing does but its mode and its load. A function that forks has nothing to scale.</summary>
    public IScalingPolicy? ActiveScaling => Mode == FunctionMode.Fork ? null : Scaling;

    /// <param name="labels">The labels; others than ours and OpenFaaS's scale labels say nothing here.</param>
    /// <param name="annotations">The annotations; others than those of Knative's autoscaler say nothing here.</param>
    /// <param name="otherwise">The mode where no label says one.</param>
    /// <exception cref="InvalidFunctionException">A label's value is not one of its kind, or labels do not go together.</exception>
    public static FunctionPolicy Of(
        IReadOnlyDictionary<string, string> labels, IReadOnlyDictionary<string, string> annotations, FunctionMode otherwise)
    {
        var scale = new LabelValues(labels, ScalingLabels.ScalePrefix);
        if (ScalingLabels.Of(labels, annotations) is { } scaling)
            return OfScaled(scaling, ReadMode(labels, scale, scaling is KnativePolicy ? KnativeMode(scaling) : otherwise));
        var defaults = ScaleLimits.Default;
        var (minimum, maximum) = ScalingLabels.Replicas(scale, ScaleLimits.MostByLabel, defaults.Maximum);
        var target = scale.Whole("target", 1, 100_000) ?? defaults.Target;
        var zeroDuration = scale.Duration("zero-duration", TimeSpan.Zero, TimeSpan.MaxValue) ?? defaults.ZeroDuration;
        return new FunctionPolicy(ReadMode(labels, scale, otherwise), new ScaleLimits(minimum, maximum, target, zeroDuration));
    }

    private static FunctionPolicy OfScaled(IScalingPolicy scaling, FunctionMode mode) => (mode, scaling) switch
    {
        (FunctionMode.Fork, _) => throw new InvalidFunctionException(
            $"its labels choose the scaling of {scaling.Name}, but its mode is {ModeNames.Fork}, in which there are no replicas"),
        (FunctionMode.Zero, CommunityPolicy) => throw new InvalidFunctionException(
            $"its labels choose the scaling of {scaling.Name}, which has no scale to zero, but its mode is {ModeNames.Zero}"),
        _ => new(mode, ScaleLimits.Default with { Minimum = Math.Max(1, scaling.Minimum), Maximum = scaling.Maximum }, scaling),
    };

    // Knative's own default: at zero, where nothing holds it above.
    private static FunctionMode KnativeMode(IScalingPolicy scaling) => scaling.Minimum == 0 ? FunctionMode.Zero : FunctionMode.Warm;

    private static FunctionMode ReadMode(IReadOnlyDictionary<string, string> labels, LabelValues scale, FunctionMode otherwise)
    {
        if (labels.TryGetValue(FunctionStatus.ModeAnnotation, out var text))
        {
            return FunctionModes.Parse(text)
                ?? throw new InvalidFunctionException($"label {FunctionStatus.ModeAnnotation} {FunctionModes.Demand(text)}");
        }

        return scale.Text("zero") switch
        {
            null or "" or "false" => otherwise,
            "true" => FunctionMode.Zero,
            var other => throw scale.Refused("zero", $"must be true or false, not '{other}'"),
        };
    }
}

/// <summary>A number in digits alone, as settings and labels have it.</summary>
internal static class WholeNumber
{
    public static int? Parse(string text, int least, int most)
        => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : null;

    /// <summary>What to say of a text that is none.</summary>
    public static string Demand(string text, int least, int most) => $"must be a number from {least} to {most}, not '{text}'";
}

/// <summary>How requests get a process, as <see cref="ModeNames"/> say.</summary>
internal enum FunctionMode
{
    Warm,
    Zero,
    Fork,
}

internal static class FunctionModes
{
    private static readonly string[] Names = [ModeNames.Warm, ModeNames.Zero, ModeNames.Fork];

    public static FunctionMode? Parse(string? text) => Array.IndexOf(Names, text) is >= 0 and var mode ? (FunctionMode)mode : null;

    public static string ToText(this FunctionMode mode) => Names[(int)mode];

    /// <summary>What to say of a name that is none.</summary>
    public static string Demand(string? text) => $"must be {ModeNames.Warm}, {ModeNames.Zero} or {ModeNames.Fork}, not '{text}'";
}

/// <summary>What the <c>com.openfaas.scale.*</c> labels say.</summary>
/// <param name="Minimum">Replicas that a function which is not at zero has at least.</param>
/// <param name="Maximum">Replicas up to which the load may scale it.</param>
/// <param name="Target">Requests in flight that one replica is meant to bear.</param>
/// <param name="ZeroDuration">Idle time after which scale-to-zero ends the replicas.</param>
internal sealed record ScaleLimits(int Minimum, int Maximum, int Target, TimeSpan ZeroDuration)
{
    /// <summary>The most replicas that the call which scales can ask for. OpenFaaS's Community edition allows 5.</summary>
    public const int Most = 20;

    /// <summary>The most that labels can ask for, which are deployed to a cluster as they are.</summary>
    public const int MostByLabel = 5;

    /// <summary>OpenFaaS's defaults: 1 to 5 replicas (Community edition), 50 requests each and 15 minutes (Pro).</summary>
    public static readonly ScaleLimits Default = new(1, 5, 50, TimeSpan.FromMinutes(15));
}

/// <summary>A duration as Go writes it: <c>300ms</c>, <c>1.5h</c>, <c>2h45m</c> (Go's time.ParseDuration, without signs).</summary>
internal static partial class GoDuration
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(365);

    public static TimeSpan? Parse(string text)
    {
        if (text == "0")
            return TimeSpan.Zero;
        if (Whole().Match(text) is not { Success: true } match)
            return null;
        var seconds = match.Groups["number"].Captures.Zip(match.Groups["unit"].Captures)
            .Sum(part => double.Parse(part.First.Value, CultureInfo.InvariantCulture) * SecondsOf(part.Second.Value));
        return seconds <= Longest.TotalSeconds ? TimeSpan.FromSeconds(seconds) : null;
    }

    private static double SecondsOf(string unit) => unit switch
    {
        "h" => 3600,
        "m" => 60,
        "s" => 1,
        "ms" => 1e-3,
        "ns" => 1e-9,
        _ => 1e-6,
    };

    [GeneratedRegex(@"^(?:(?<number>[0-9]{1,12}(?:\.[0-9]{0,12})?)(?<unit>h|ms|m|s|us|µs|ns))+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Whole();
}
