using System.Globalization;

namespace IrisBench.Reporting.Wording;

/// <summary>Cliff's delta, with its sign.</summary>
internal static class EffectWording
{
    public static string Of(double delta) => string.Create(CultureInfo.InvariantCulture, $"{delta:+0.00;−0.00;0.00}");
}
