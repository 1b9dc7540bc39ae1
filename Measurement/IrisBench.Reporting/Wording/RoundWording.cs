using IrisBench.Experiments.Results;

namespace IrisBench.Reporting.Wording;

/// <summary>Rounds in words.</summary>
internal static class RoundWording
{
    public static string Of(RoundRecord round) => (round.Kind, round.VoidReason) switch
    {
        (_, not null) => $"void ({round.VoidReason})",
        (RoundKind.WarmUp, _) => "warm-up",
        (RoundKind.NoisePair, _) => "second of the noise pair",
        _ => "measured",
    };
}
