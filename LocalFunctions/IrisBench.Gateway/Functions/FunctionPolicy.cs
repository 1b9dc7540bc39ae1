using System.Globalization;
using System.Text.RegularExpressions;

namespace IrisBench.Gateway.Functions;

/// <summary>Mode and limits of a function, read from its labels.</summary>
internal sealed record FunctionPolicy(FunctionMode Mode, ScaleLimits Limits)
{
    public const string ModeLabel = "irisbench.mode";

    private const string Scale = "com.openfaas.scale.";

    /// <param name="labels">The labels; others than ours and OpenFaaS's scale labels say nothing here.</param>
    /// <param name="otherwise">The mode where no label says one.</param>
    /// <exception cref="InvalidFunctionException">A label's value is not one of its kind.</exception>
    public static FunctionPolicy Of(IReadOnlyDictionary<string, string> labels, FunctionMode otherwise)
    {
        var defaults = ScaleLimits.Default;
        var minimum = Number(labels, "min", 1, ScaleLimits.Most) ?? defaults.Minimum;
        var maximum = Number(labels, "max", 1, ScaleLimits.Most) ?? Math.Max(minimum, defaults.Maximum);
        if (maximum < minimum)
            throw new InvalidFunctionException($"label {Scale}max ({maximum}) is below {Scale}min ({minimum})");
        var target = Number(labels, "target", 1, 100_000) ?? defaults.Target;
        return new FunctionPolicy(
            ReadMode(labels, otherwise), new ScaleLimits(minimum, maximum, target, ZeroDuration(labels) ?? defaults.ZeroDuration));
    }

    private static FunctionMode ReadMode(IReadOnlyDictionary<string, string> labels, FunctionMode otherwise)
    {
        if (labels.TryGetValue(ModeLabel, out var text))
        {
            return FunctionModeText.TryParse(text, out var mode)
                ? mode
                : throw new InvalidFunctionException($"label {ModeLabel} must be {FunctionModeText.Choices}, not '{text}'");
        }

        return labels.GetValueOrDefault(Scale + "zero") switch
        {
            null or "" or "false" => otherwise,
            "true" => FunctionMode.Zero,
            var other => throw new InvalidFunctionException($"label {Scale}zero must be true or false, not '{other}'"),
        };
    }

    private static TimeSpan? ZeroDuration(IReadOnlyDictionary<string, string> labels)
    {
        if (!labels.TryGetValue(Scale + "zero-duration", out var text))
            return null;
        return GoDuration.TryParse(text, out var duration) && duration > TimeSpan.Zero
            ? duration
            : throw new InvalidFunctionException($"label {Scale}zero-duration must be a duration such as 10s or 5m, not '{text}'");
    }

    private static int? Number(IReadOnlyDictionary<string, string> labels, string name, int least, int most)
    {
        if (!labels.TryGetValue(Scale + name, out var text))
            return null;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new InvalidFunctionException($"label {Scale}{name} must be a number from {least} to {most}, not '{text}'");
    }
}

/// <summary>How requests get a process.</summary>
internal enum FunctionMode
{
    /// <summary>Replicas are kept running.</summary>
    Warm,

    /// <summary>The first request starts a replica; an idle time ends it.</summary>
    Zero,

    /// <summary>Each request gets a process of its own, as the classic watchdog does it.</summary>
    Fork,
}

internal static class FunctionModeText
{
    public const string Choices = "warm, zero or fork";

    public static bool TryParse(string? text, out FunctionMode mode)
    {
        (var known, mode) = text switch
        {
            "warm" => (true, FunctionMode.Warm),
            "zero" => (true, FunctionMode.Zero),
            "fork" => (true, FunctionMode.Fork),
            _ => (false, default),
        };
        return known;
    }

    public static string ToText(this FunctionMode mode) => mode switch
    {
        FunctionMode.Warm => "warm",
        FunctionMode.Zero => "zero",
        _ => "fork",
    };
}

/// <summary>What the <c>com.openfaas.scale.*</c> labels say.</summary>
/// <param name="Minimum">Replicas that a function which is not at zero has at least.</param>
/// <param name="Maximum">Replicas up to which the load may scale it.</param>
/// <param name="Target">Requests in flight that one replica is meant to bear.</param>
/// <param name="ZeroDuration">Idle time after which scale-to-zero ends the replicas.</param>
internal sealed record ScaleLimits(int Minimum, int Maximum, int Target, TimeSpan ZeroDuration)
{
    /// <summary>The most replicas that can be asked for. OpenFaaS's Community edition allows 5.</summary>
    public const int Most = 20;

    /// <summary>OpenFaaS's defaults: 1 to 5 replicas (Community edition), 50 requests each and 15 minutes (Pro).</summary>
    public static readonly ScaleLimits Default = new(1, 5, 50, TimeSpan.FromMinutes(15));
}

/// <summary>A duration as Go writes it: <c>300ms</c>, <c>1.5h</c>, <c>2h45m</c> (Go's time.ParseDuration, without signs).</summary>
internal static partial class GoDuration
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(365);

    public static bool TryParse(string text, out TimeSpan duration)
    {
        duration = TimeSpan.Zero;
        if (text == "0")
            return true;
        var match = Whole().Match(text);
        if (!match.Success)
            return false;
        var seconds = 0.0;
        for (var part = 0; part < match.Groups["unit"].Captures.Count; part++)
        {
            var number = double.Parse(match.Groups["number"].Captures[part].Value, CultureInfo.InvariantCulture);
            seconds += number * SecondsOf(match.Groups["unit"].Captures[part].Value);
        }

        if (seconds > Longest.TotalSeconds)
            return false;
        duration = TimeSpan.FromSeconds(seconds);
        return true;
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
