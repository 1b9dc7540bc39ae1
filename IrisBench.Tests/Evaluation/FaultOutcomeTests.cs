using IrisBench.Evaluation.Rounds;
using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Results;

namespace IrisBench.Tests.Evaluation;

/// <summary>What faults did, of runs that are made so that every figure can be counted: ten a second, for eight seconds.</summary>
public sealed class FaultOutcomeTests
{
    private const double StepSeconds = 0.01;
    private static readonly string[] Steps = ["auth", "load", "train", "predict"];

    private static readonly SideDefinition Functions = new() { Name = "functions", Packaging = Packaging.Functions };
    private static readonly SideDefinition Monolith = new() { Name = "monolith", Packaging = Packaging.Monolith };

    [Fact]
    public void Of_a_function_that_is_away_only_its_own_calls_are_lost()
    {
        // Its call is the fourth of a run, three hundredths after the run was sent.
        var outcome = Of(Functions, at => at is > 1.96 and < 3.46 ? Failed(at, "predict") : Good(at), Fault(2, 2.001));

        Assert.Equal(1.54, outcome.RecoverySeconds!.Value, 6);
        Assert.Equal(15, outcome.LostAt.Count);
        Assert.All(outcome.LostAt, step => Assert.Equal("predict", step));
        // The lost ones, and the first that was answered.
        Assert.Equal(["auth", "load", "train"], outcome.Others.Keys);
        Assert.All(outcome.Others.Values, calls => Assert.Equal((16, 16), calls));
        Assert.Equal(0, outcome.ForgottenModels);
    }

    [Fact]
    public void What_comes_after_the_step_that_fails_is_not_answered_either()
    {
        var outcome = Of(Functions, at => at is >= 2 and < 3.5 ? Failed(at, "auth") : Good(at), Fault(2, 2.001, "auth"));

        Assert.Equal(1.51, outcome.RecoverySeconds!.Value, 6);
        Assert.All(outcome.Others.Values, calls => Assert.Equal((1, 16), calls));
    }

    [Fact]
    public void A_monolith_loses_all_of_its_steps()
    {
        // One that was under way fails, too: it was sent before, and was to end after.
        var outcome = Of(
            Monolith, at => at is > 1.85 and < 5 ? Away(at, at < 2 ? 0.12 : 0.01) : Good(at), Fault(2, 2.001));

        Assert.Equal(3.04, outcome.RecoverySeconds!.Value, 6);
        Assert.Equal(31, outcome.LostAt.Count);
        Assert.All(outcome.LostAt, step => Assert.Equal("pipeline", step));
        Assert.All(outcome.Others.Values, calls => Assert.Equal((1, 32), calls));
    }

    [Fact]
    public void What_stood_still_is_late_and_not_lost()
    {
        // All that come while it stands still are answered when it goes on, at 4.
        var outcome = Of(
            Functions, at => at is > 1.96 and < 4 ? Good(at, wait: 4 - at) : Good(at), Fault(2, 2.001) with { UntilSeconds = 4 });

        Assert.Equal(2.04, outcome.RecoverySeconds!.Value, 6);
        Assert.Empty(outcome.LostAt);
        Assert.All(outcome.Others.Values, calls => Assert.Equal(calls.All, calls.Answered));
    }

    [Fact]
    public void A_good_answer_to_what_was_sent_before_is_no_recovery()
    {
        // At 1.9 a run was sent that is answered at 2.05, when all is away already.
        var outcome = Of(
            Monolith, at => at switch
            {
                > 1.85 and < 1.95 => Good(at, wait: 0.11),
                >= 2 and < 3 => Away(at, 0.01),
                _ => Good(at),
            },
            Fault(2, 2.001));

        Assert.Equal(1.04, outcome.RecoverySeconds!.Value, 6);
    }

    [Fact]
    public void What_still_answers_for_a_while_after_the_fault_has_not_recovered_before_it_fails()
    {
        // A second after the fault it goes away, for two seconds. One that was sent before is answered just after it has.
        PipelineRecord Run(double at, PipelineRecord failed) => at switch
        {
            > 2.85 and < 2.95 => Good(at, wait: 0.11),
            >= 3 and < 5 => failed,
            _ => Good(at),
        };

        var (function, monolith) = (
            Of(Functions, at => Run(at, Failed(at, "predict")), Fault(2, 2.001), Restart("predict")),
            Of(Monolith, at => Run(at, Away(at, 0.01)), Fault(2, 2.001), Restart("predict")));

        Assert.Equal((3.04, 3.04), (Math.Round(function.RecoverySeconds!.Value, 6), Math.Round(monolith.RecoverySeconds!.Value, 6)));
        Assert.Equal((20, 20), (function.LostAt.Count, monolith.LostAt.Count));
        // From the fault on, those that were answered before it went away, and the first one after.
        Assert.All(function.Others.Values, calls => Assert.Equal((31, 31), calls));
        Assert.All(monolith.Others.Values, calls => Assert.Equal((11, 31), calls));
    }

    [Fact]
    public void What_was_killed_has_recovered_at_its_first_good_answer_whatever_fails_later()
    {
        // The gateway holds the call until there is a process again.
        var outcome = Of(
            Functions, at => at is >= 6 and < 6.05 ? Failed(at, "predict") : Good(at, wait: at is > 1.95 and < 2.05 ? 0.5 : 0),
            Fault(2, 2.001));

        Assert.Equal(0.14, outcome.RecoverySeconds!.Value, 6);
        Assert.Single(outcome.LostAt);
    }

    [Fact]
    public void Without_a_good_answer_until_the_end_there_is_no_recovery()
    {
        var outcome = Of(Functions, at => at >= 2 ? Failed(at, "predict") : Good(at), Fault(2, 2.001));

        Assert.Null(outcome.RecoverySeconds);
        Assert.Equal(60, outcome.LostAt.Count);
    }

    [Fact]
    public void A_fault_reaches_until_the_next_one_and_what_failed_before_is_of_none()
    {
        var outcomes = All(
            Functions,
            at => at is < 0.95 or (>= 2 and < 2.5) or (>= 5 and < 5.25) ? Failed(at, "predict") : Good(at),
            [Fault(2, 2.001), new FaultRecord(1, "iris-predict", 5, 5.001, Processes: 1)]);

        Assert.Equal([5, 3], outcomes.Select(outcome => outcome.LostAt.Count));
        Assert.Equal([0.54, 0.34], outcomes.Select(outcome => Math.Round(outcome.RecoverySeconds!.Value, 6)));
    }

    [Fact]
    public void Two_faults_of_the_same_moment_both_reach_until_the_next_one()
    {
        var outcomes = All(
            Functions, at => at is >= 2 and < 3 ? Failed(at, "auth") : Good(at),
            [
                Fault(2, 2.001, "auth"), new FaultRecord(1, "iris-predict", 2, 2.002, Processes: 1),
                new FaultRecord(2, "iris-load", 5, 5.001, Processes: 1),
            ]);

        Assert.Equal([1.01, 1.04, 0.02], outcomes.Select(outcome => Math.Round(outcome.RecoverySeconds!.Value, 6)));
        Assert.Equal([10, 10, 0], outcomes.Select(outcome => outcome.LostAt.Count));
    }

    [Fact]
    public void A_model_that_was_acknowledged_and_is_not_found_is_counted()
    {
        var outcome = Of(
            Functions,
            at => at is >= 2 and < 2.35
                ? Failed(at, "predict") with { Error = "step predict: 404 Not Found: There is no model." }
                : Good(at),
            Fault(2, 2.001));

        Assert.Equal(4, outcome.ForgottenModels);
    }

    [Fact]
    public void Where_a_record_does_not_name_the_failed_step_it_is_the_last_that_was_tried()
        => Assert.All(
            Of(Functions, at => at is >= 2 and < 3 ? Failed(at, "load") with { FailedStep = null } : Good(at), Fault(2, 2.001)).LostAt,
            step => Assert.Equal("load", step));

    [Fact]
    public void A_system_of_ones_own_recovers_as_a_whole_unless_the_fault_names_steps()
    {
        var own = new SideDefinition
        {
            Name = "own",
            System = new SystemDefinition { Steps = [.. Steps.Select(step => new StepDefinition { Name = step, Path = "/" })] },
        };
        PipelineRecord Run(double at) => at is >= 2 and < 3 ? Failed(at, "train") : Good(at);

        var (whole, named) = (
            Of(own, Run, Fault(2, 2.001), new FaultDefinition { AtSeconds = 2, Do = FaultKind.Kill }),
            Of(own, Run, Fault(2, 2.001), new FaultDefinition { AtSeconds = 2, Do = FaultKind.Kill, Steps = ["train"] }));

        Assert.Equal((1.04, 1.03), (Math.Round(whole.RecoverySeconds!.Value, 6), Math.Round(named.RecoverySeconds!.Value, 6)));
        Assert.Empty(whole.Others);
        Assert.Equal(["auth", "load", "predict"], named.Others.Keys);
        Assert.Equal([(11, 11), (11, 11), (1, 11)], named.Others.Values);
        Assert.Null(whole.ForgottenModels);
    }

    [Fact]
    public void A_step_whose_name_only_begins_like_that_of_another_does_not_need_what_the_other_needs()
    {
        var own = new SideDefinition
        {
            Name = "own",
            System = new SystemDefinition
            {
                Steps = [new() { Name = "auth-admin", Path = "/" }, new() { Name = "auth", Path = "/", Repeat = StepRepetition.Chain }],
            },
        };
        StepRecord[] steps = [.. new[] { "auth-admin", "auth-1", "auth-2" }.Select(step => new StepRecord(step, StepSeconds))];

        var outcome = Of(
            own,
            at => at is >= 2 and < 3
                ? Run(at, steps[..2]) with { Error = "step auth-1: 502 Bad Gateway", FailedStep = "auth-1" }
                : Run(at, steps),
            Fault(2, 2.001), new FaultDefinition { AtSeconds = 2, Do = FaultKind.Command, Command = "x", Steps = ["auth"] });

        Assert.Equal(1.02, outcome.RecoverySeconds!.Value, 6);
        Assert.Equal(("auth-admin", (11, 11)), Assert.Single(outcome.Others.Select(step => (step.Key, step.Value))));
    }

    [Fact]
    public void A_fault_that_was_not_done_has_no_outcome()
        => Assert.Empty(All(Functions, at => Good(at), [new FaultRecord(0, "iris-predict", 9)]));

    private static FaultOutcome Of(SideDefinition side, Func<double, PipelineRecord> run, FaultRecord fault, FaultDefinition? of = null)
        => Assert.Single(All(side, run, [fault], of));

    private static IReadOnlyList<FaultOutcome> All(
        SideDefinition side, Func<double, PipelineRecord> run, FaultRecord[] faults, FaultDefinition? of = null)
    {
        PipelineRecord[] runs = [.. Enumerable.Range(0, 80).Select(index => run(index / 10.0))];
        var record = new RoundRecord
        {
            Index = 0,
            Block = 0,
            Side = side.Name,
            Kind = RoundKind.Measured,
            StartedAt = default,
            StartedAtSeconds = 0,
            DurationSeconds = 8,
            Use = [],
            Generator = new GeneratorReport(0, 0, 0, 0, 0),
            Faults = faults,
        };
        var experiment = new Experiment
        {
            Name = "faults",
            Sides = [side],
            Faults = [.. faults.Select(fault => of ?? new FaultDefinition
            {
                AtSeconds = fault.IntendedAtSeconds, Do = FaultKind.Kill, Component = fault.Component,
            })],
        };
        return FaultOutcomes.Of(experiment, side, new CountedRound(
            record, [.. runs.Where(one => one.Error is null)], [.. runs.Where(one => one.Error is not null)]));
    }

    private static FaultDefinition Restart(string component) => new() { AtSeconds = 2, Do = FaultKind.Restart, Component = component };

    private static FaultRecord Fault(double intended, double actual, string step = "predict")
        => new(0, $"iris-{step}", intended, actual, Processes: 1);

    /// <summary>A run whose last step waits.</summary>
    private static PipelineRecord Good(double at, double wait = 0) => Run(
        at, [.. Steps.Select((step, place) => new StepRecord(step, StepSeconds + (place == Steps.Length - 1 ? wait : 0)))]);

    private static PipelineRecord Failed(double at, string step) => Run(
        at, [.. Steps.TakeWhile(before => before != step).Append(step).Select(tried => new StepRecord(tried, StepSeconds))]) with
    {
        Error = $"step {step}: 502 Bad Gateway",
        FailedStep = step,
    };

    private static PipelineRecord Away(double at, double seconds) => Run(at, []) with
    {
        Seconds = seconds,
        Error = "step pipeline: connection refused",
        FailedStep = "pipeline",
    };

    private static PipelineRecord Run(double at, StepRecord[] steps) => new()
    {
        Round = 0,
        Sequence = (int)Math.Round(at * 10),
        IntendedAtSeconds = at,
        SentAtSeconds = at,
        Seconds = steps.Sum(step => step.Seconds),
        Steps = steps,
    };
}
