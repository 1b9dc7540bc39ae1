using System.Globalization;
using IrisBench.Experiments.Results;
using IrisBench.Experiments.Running.Progress;
using IrisBench.Reporting.Wording;

namespace IrisBench.Compare.Progress;

/// <summary>Events in words.</summary>
internal static class ProgressText
{
    /// <summary>A line, or null for what comes too often to be told.</summary>
    public static string? Of(RunEvent progress) => progress switch
    {
        RunStarted started => Text($"{started.Rounds} rounds, kept in {started.Folder}{(started.Done > 0 ? $", of which {started.Done} are there" : "")}"),
        RunEstimated estimate => Text($"{estimate.Rounds} rounds, about {Quantity.Seconds(estimate.Seconds)}: they end at {DateTime.Now.AddSeconds(estimate.Seconds):HH:mm}"),
        PointEnded point => Text($"{point.Point} has had enough after {point.AfterRounds} rounds of each side: {point.RoundsSaved} rounds are left out"),
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
