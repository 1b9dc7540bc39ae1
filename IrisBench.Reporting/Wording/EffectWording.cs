using System.Globalization;

namespace IrisBench.Reporting.Wording;

/// <summary>Cliff's delta in figures and in a word (thresholds of Romano and others, 2006).</summary>
internal static class EffectWording
{
    public static string Of(double delta) => string.Create(CultureInfo.InvariantCulture, $"{delta:+0.00;−0.00;0.00} ({Word(Math.Abs(delta))})");

    private static string Word(double size) => size switch
    {
        < 0.147 => "negligible",
        < 0.33 => "small",
        < 0.474 => "medium",
        _ => "large",
    };
}
