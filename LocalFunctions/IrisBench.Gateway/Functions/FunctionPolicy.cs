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
        {
            throw new InvalidFunctionException($"label {Scale}max ({maximum}) is below {Scale}min ({minimum})");
        }

        var target = Number(labels, "target", 1, 100_000) ?? defaults.Target;
        return new FunctionPolicy(ReadMode(labels, otherwise), new ScaleLimits(minimum, maximum, target, ZeroDuration(labels) ?? defaults.ZeroDuration));
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
        {
            return null;
        }

        return GoDuration.TryParse(text, out var duration) && duration > TimeSpan.Zero
            ? duration
            : throw new InvalidFunctionException($"label {Scale}zero-duration must be a duration such as 10s or 5m, not '{text}'");
    }

    private static int? Number(IReadOnlyDictionary<string, string> labels, string name, int least, int most)
    {
        if (!labels.TryGetValue(Scale + name, out var text))
        {
            return null;
        }

        return int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new InvalidFunctionException($"label {Scale}{name} must be a number from {least} to {most}, not '{text}'");
    }
}
