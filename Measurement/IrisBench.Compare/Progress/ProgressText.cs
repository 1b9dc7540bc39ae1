using System.Globalization;
using IrisBench.Experiments.Results;
using IrisBench.Experiments.Running.Progress;

namespace IrisBench.Compare.Progress;

/// <summary>Events in words.</summary>
internal static class ProgressText
{
    /// <summary>A line, or null for what comes too often to be told.</summary>
    public static string? Of(RunEvent progress) => progress switch
    {
        RunStarted started => Text($"{started.Rounds} rounds, kept in {started.Folder}"),
        PhaseStarted phase => phase.Text,
        RoundStarted round => Text($"round {round.Index + 1}: {round.Side}{Meaning(round.Kind)}"),
        RoundEnded { Round: var round } => Text($"round {round.Index + 1}: {round.DurationSeconds:0.00} s{(round.VoidReason is { } reason ? $", void: {reason}" : "")}"),
        _ => null,
    };

    private static string Meaning(RoundKind kind) => kind switch
    {
        RoundKind.WarmUp => ", warm-up",
        RoundKind.NoisePair => " again, for the noise floor",
        _ => "",
    };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
