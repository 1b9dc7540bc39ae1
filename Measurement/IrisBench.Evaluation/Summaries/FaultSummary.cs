using System.Text.Json.Serialization;
using IrisBench.Experiments.Definition;

namespace IrisBench.Evaluation.Summaries;

/// <summary>What a fault of the experiment did to a side, over its rounds that count.</summary>
/// <param name="Side">The side.</param>
/// <param name="Fault">Its place among the experiment's faults, from 1.</param>
/// <param name="Kind">What was done.</param>
/// <param name="Component">To what.</param>
/// <param name="AtSeconds">When it should be done, in seconds since a round began.</param>
/// <param name="Rounds">Rounds in which it was done and all runs were sent.</param>
/// <param name="LateSeconds">By how much later it had been done, in the median round.</param>
/// <param name="Processes">To how many processes it was done, in the median round; of a command 0.</param>
/// <param name="Recovery">Seconds from then until the first good answer to a call that needs what failed; null where there was none in any
/// round.</param>
/// <param name="NotRecovered">Rounds without such an answer, which have no value in <paramref name="Recovery"/>.</param>
/// <param name="Lost">Pipeline runs that failed afterwards, before the round's next fault.</param>
/// <param name="LostAt">The same of all rounds, by the step at which they failed.</param>
/// <param name="Others">Of each step that does not need what failed, what the runs from the fault until the first good answer got; empty
/// where every step needs it.</param>
/// <param name="ForgottenModels">Pipeline runs whose training was acknowledged and whose model predict did not find; null for a system of
/// your own, where irisbench does not know what was acknowledged.</param>
public sealed record FaultSummary(
    string Side, int Fault, FaultKind Kind, string Component, double AtSeconds, int Rounds, double LateSeconds, double Processes,
    MeasureSummary? Recovery, int NotRecovered, MeasureSummary Lost, IReadOnlyDictionary<string, int> LostAt,
    IReadOnlyList<StepAnswers> Others, int? ForgottenModels)
{
    /// <summary>The share of the calls of the other steps that were answered, 0 to 1: how far the fault reached. Null where there are
    /// none.</summary>
    [JsonIgnore]
    public double? OthersAnswered
        => Others.Sum(step => step.Calls) is > 0 and var calls ? (double)Others.Sum(step => step.Answered) / calls : null;
}

/// <summary>Calls of a step.</summary>
/// <param name="Step">The step.</param>
/// <param name="Answered">How many were answered well.</param>
/// <param name="Calls">Of how many that were to be made.</param>
public sealed record StepAnswers(string Step, int Answered, int Calls);
