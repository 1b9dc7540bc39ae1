using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Results;

namespace IrisBench.Tests.Experiments;

/// <summary>
/// A sweep of load iterations as the engine would have left it: a synthetic run for each point. A monolith takes 100 ms and 5 ms
/// an iteration, functions 150 ms and 5 ms: they take 10 % more at 80 iterations, 400 ms of load.
/// </summary>
internal static class SyntheticSweep
{
    public const double Crossing = 80;

    public static RawRun Build(VaryDefinition vary, double? enoughHalfWidth = null, int rounds = 20, double noise = 0.01)
    {
        var model = Point(new PipelineDefinition(), rounds, noise, seed: 1).Build();
        var experiment = model.Header.Experiment with { Vary = vary, Sweep = new SweepDefinition { EnoughHalfWidth = enoughHalfWidth } };
        var (rounded, pipelines, samples, at) = (new List<RoundRecord>(), new List<PipelineRecord>(), new List<SampleRecord>(), 0.0);
        foreach (var point in SweepPoints.Of(experiment))
        {
            var (first, run) = (rounded.Count, Point(point.Experiment.Pipeline, rounds, noise, seed: 100 + point.Index).Build());
            rounded.AddRange(run.Rounds.Select(round => round with
            {
                Index = first + round.Index,
                Point = point.Index,
                StartedAtSeconds = at + round.StartedAtSeconds,
                Block = round.Kind == RoundKind.WarmUp ? 0 : 1 + round.Block,
            }));
            pipelines.AddRange(run.Pipelines.Select(pipeline => pipeline with { Round = first + pipeline.Round }));
            samples.AddRange(run.Samples.Select(sample => sample with { AtSeconds = at + sample.AtSeconds }));
            at = samples[^1].AtSeconds + 1;
        }

        return new RawRun(model.Header with { Experiment = experiment }, rounded, pipelines, samples);
    }

    private static SyntheticRun Point(PipelineDefinition pipeline, int rounds, double noise, int seed) => new()
    {
        Sides = [Side(SyntheticSide.Monolith, 0.1, pipeline), Side(SyntheticSide.FunctionsWarm, 0.15, pipeline)],
        Rounds = rounds,
        RunsPerRound = 2,
        Noise = noise,
        Seed = seed,
    };

    private static SyntheticSide Side(SyntheticSide side, double seconds, PipelineDefinition pipeline) => side with
    {
        Steps =
        [
            new("auth", seconds / 2), new("load", 0.005 * pipeline.Iterations * (pipeline.Size / 500.0)), new("train", seconds / 4),
            new("predict", seconds / 4),
        ],
    };
}
