using System.Text.Json.Serialization;
using static System.FormattableString;

namespace IrisBench.Experiments.Results;

/// <summary>What could be shown when the run began, about, as short turns of the reference against itself told it.</summary>
/// <param name="Pairs">How many pairs of turns there were.</param>
/// <param name="RunsPerTurn">Pipeline runs of a turn.</param>
/// <param name="Difference">The difference that was asked for, as a share: 0.05 for 5 %.</param>
/// <param name="Rounds">Rounds of each side that were planned.</param>
/// <param name="Shown">The smallest difference in time that so many rounds show, as a share; null where they are too few to show
/// any.</param>
/// <param name="RoundsNeeded">How many rounds would show the difference that was asked for; null where no experiment can have as
/// many.</param>
/// <param name="IsRequired">Whether the run was not to start unless it can be shown (<c>--require</c>).</param>
public sealed record ProbeResult(
    int Pairs, int RunsPerTurn, double Difference, int Rounds, double? Shown, int? RoundsNeeded, bool IsRequired)
{
    /// <summary>Whether the run was not to start.</summary>
    [JsonIgnore]
    public bool Refuses => IsRequired && !IsEnough;

    /// <summary>Why it was not to start, and what helps.</summary>
    [JsonIgnore]
    public string Refusal => $"--require {Asked} %: {Text} Let fewer neighbours work on the machine, or take more or longer rounds";

    /// <summary>What can be shown, in a line.</summary>
    [JsonIgnore]
    public string Text => IsEnough
        ? $"Differences of about {Asked} % can be shown here with {Rounds} rounds."
        : Shown is { } shown
            ? Invariant($"Only differences of about {100 * shown:0} % and more can be shown here now; {More}.")
            : $"No difference can be shown with {Rounds} round{(Rounds == 1 ? "" : "s")}, as that is too few for an interval; {More}.";

    private bool IsEnough => Shown <= Difference;

    private string Asked => Invariant($"{100 * Difference:0.####}");

    private string More => RoundsNeeded is { } rounds
        ? $"about {rounds} rounds would show {Asked} %"
        : $"1000 rounds would not show {Asked} %";
}
