using System.Globalization;
using IrisBench.Evaluation.Summaries;

namespace IrisBench.Reporting.Wording;

/// <summary>Verdicts in a few words, for tables.</summary>
internal static class VerdictWording
{
    public static string Of(Verdict verdict) => verdict.Kind switch
    {
        VerdictKind.Lower => "▼ lower",
        VerdictKind.Higher => "▲ higher",
        VerdictKind.TooFewRounds => "too few rounds",
        _ when verdict.RoundsNeeded is { } rounds => string.Create(CultureInfo.InvariantCulture, $"no difference shown; about {rounds} rounds needed"),
        _ => "no difference shown",
    };
}
