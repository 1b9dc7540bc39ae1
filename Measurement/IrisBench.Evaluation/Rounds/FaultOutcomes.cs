using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Definition.Reading;
using IrisBench.Experiments.Results;
using IrisBench.Experiments.Sides;

namespace IrisBench.Evaluation.Rounds;

/// <summary>What a fault did to the pipeline runs of a round. It reaches until the next fault of the round that was meant
/// for a later moment.</summary>
/// <param name="Done">The fault as it was done.</param>
/// <param name="RecoverySeconds">From its intended moment until the first good answer to a call that needs what failed and began after the
/// fault; after a command or a restart, after the first such call had failed. Null when there was none.</param>
/// <param name="LostAt">The step at which each run failed that ended after it, once for each.</param>
/// <param name="Others">Of each step that does not need what failed: how many calls were answered, of how many that the runs between the
/// fault and the first good answer are made of.</param>
/// <param name="ForgottenModels">Runs whose training was acknowledged and whose model was not found then; null where nobody can
/// tell.</param>
internal sealed record FaultOutcome(
    FaultRecord Done, double? RecoverySeconds, IReadOnlyList<string> LostAt,
    IReadOnlyDictionary<string, (int Answered, int All)> Others, int? ForgottenModels);

/// <summary>Reads what faults did from the runs of a round alone, each with its steps.</summary>
internal static class FaultOutcomes
{
    // What the client says of a run whose steps nobody could tell.
    private const string Unknown = "not known";
    private const string NotFound = $"step {PipelineSteps.Predict}: 404";

    /// <summary>Those of a round, in the order of the experiment; none of faults that were not done.</summary>
    public static IReadOnlyList<FaultOutcome> Of(Experiment experiment, SideDefinition side, CountedRound round)
    {
        FaultRecord[] done = [.. round.Record.Faults.Where(fault => fault.AtSeconds is not null && fault.Fault < experiment.Faults.Count)];
        // Most runs have no faults, and every one of their pipeline runs would be taken apart for nothing.
        if (done.Length == 0)
            return [];
        var steps = IrisSystem.Of(side).Steps;
        // A monolith, or whoever else tells its steps itself, answers none of them before the whole.
        var tellsSteps = steps.Any(step => step.Durations is not null);
        Run[] runs = [.. round.Answered.Concat(round.Failed).Select(run => new Run(run, tellsSteps))];
        return [.. done.Select(fault =>
        {
            var definition = experiment.Faults[fault.Fault];
            return Of(fault, definition.Do, done, CallsOf(definition.StepsAt(side), steps), runs, side);
        })];
    }

    // Whether a call is of one of some steps; null where these are all.
    private static Func<string, bool>? CallsOf(IReadOnlyList<string> names, IReadOnlyList<StepDefinition> steps) => names.Count == 0
        ? null
        : call => names.Contains(call) || steps.Any(step => names.Contains(step.Name) && SystemRules.IsCallOf(step, call));

    private static FaultOutcome Of(
        FaultRecord fault, FaultKind kind, FaultRecord[] done, Func<string, bool>? needs, Run[] runs, SideDefinition side)
    {
        var at = fault.AtSeconds!.Value;
        // Two of the same moment are done one after the other, and both reach to the next.
        var next = done.Where(other => other.IntendedAtSeconds > fault.IntendedAtSeconds && other.AtSeconds > at)
            .Select(other => other.AtSeconds!.Value).DefaultIfEmpty(double.PositiveInfinity).Min();
        Call[] calls = [.. runs.SelectMany(run => run.Needing(needs)).Where(call => call.Begin >= at && call.End < next)];
        // What a command ends, or what ends because it was asked to, may answer well for a while yet: that is no recovery.
        var away = kind is FaultKind.Command or FaultKind.Restart
            ? calls.Where(call => !call.IsGood).Select(call => call.End).DefaultIfEmpty(at).Min()
            : at;
        var recovered = calls.Where(call => call.IsGood && call.Begin >= away).Select(call => (double?)call.End).Min();
        Run[] lost = [.. runs.Where(run => run.Record.Error is not null && run.End >= at && run.End < next)];
        Run[] meanwhile = [.. runs.Where(run => run.End >= at && run.Record.IntendedAtSeconds < Math.Min(recovered ?? next, next))];
        string[] others = needs is null ? []
            : [.. runs.SelectMany(run => run.Calls).Select(call => call.Step).Distinct().Where(step => !needs(step))];
        return new FaultOutcome(
            fault, recovered - fault.IntendedAtSeconds, [.. lost.Select(run => run.FailedStep ?? Unknown)],
            others.ToDictionary(step => step, step => (meanwhile.Count(run => run.Answered(step)), meanwhile.Length)),
            side.Packaging is null ? null : lost.Count(run => run.Answered(PipelineSteps.Train)
                && run.Record.Error!.StartsWith(NotFound, StringComparison.Ordinal)));
    }

    private sealed record Call(string Step, double Begin, double End, bool IsGood);

    /// <summary>A run with its calls, which follow one another. Of calls that are sent together the record does not tell that, so those
    /// behind the first seem to begin later than they did.</summary>
    private sealed class Run
    {
        public Run(PipelineRecord record, bool tellsSteps)
        {
            (Record, End) = (record, record.IntendedAtSeconds + record.Seconds);
            FailedStep = record.Error is null ? null : record.FailedStep ?? (record.Steps is [.., var last] ? last.Step : null);
            var (calls, at) = (new List<Call>(), record.SentAtSeconds);
            foreach (var step in record.Steps)
            {
                var begin = at;
                at = Math.Min(End, at + step.Seconds);
                calls.Add(new Call(
                    step.Step, tellsSteps ? record.SentAtSeconds : begin, tellsSteps ? End : at, step.Step != FailedStep));
            }

            Calls = calls;
        }

        public PipelineRecord Record { get; }

        public double End { get; }

        public string? FailedStep { get; }

        public IReadOnlyList<Call> Calls { get; }

        public bool Answered(string step) => Calls.Any(call => call.Step == step && call.IsGood);

        /// <summary>Its calls of some steps. Where these are all, it is the run as one, and so it is where an answer that was to tell them
        /// did not come.</summary>
        public IEnumerable<Call> Needing(Func<string, bool>? steps)
        {
            Call[] calls = steps is null ? [] : [.. Calls.Where(call => steps(call.Step))];
            var tellsNone = Record.Error is not null && calls.Length == 0 && Calls.All(call => call.Step != FailedStep);
            return steps is null || tellsNone ? [new Call("", Record.SentAtSeconds, End, Record.Error is null)] : calls;
        }
    }
}
