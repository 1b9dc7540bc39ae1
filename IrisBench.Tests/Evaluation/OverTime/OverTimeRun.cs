using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Results;
using IrisBench.Tests.Experiments;

namespace IrisBench.Tests.Evaluation.OverTime;

/// <summary>Ten rounds of an open load, 4 runs a second for 20 s, whose answers fail from 5 s to 8 s.</summary>
internal static class OverTimeRun
{
    public const double Seconds = 20;
    public const int Rate = 4;

    public static readonly ObjectiveDefinition Objective = new() { P95Seconds = 10, Errors = 0.01 };

    public static RawRun Build(ObjectiveDefinition? objective, LoadDefinition? load = null)
    {
        var run = new SyntheticRun { Noise = 0, Load = LoadKind.Open, RunsPerRound = (int)Seconds * Rate }.Build();
        return run with
        {
            Header = run.Header with
            {
                Experiment = run.Header.Experiment with
                {
                    Load = load ?? new LoadDefinition { Kind = LoadKind.Open, RatePerSecond = Rate, DurationSeconds = Seconds },
                    Objective = objective,
                },
            },
            Rounds = [.. run.Rounds.Select(round => round with { DurationSeconds = Seconds })],
            Pipelines = [.. run.Pipelines.Select(At)],
        };
    }

    public static PipelineRecord Fail(PipelineRecord run) => run with { Answers = null, Error = "predict: 503" };

    private static PipelineRecord At(PipelineRecord run)
    {
        var at = (double)run.Sequence / Rate;
        var sent = run with { IntendedAtSeconds = at, SentAtSeconds = at };
        return at is >= 5 and < 8 ? Fail(sent) : sent;
    }
}
