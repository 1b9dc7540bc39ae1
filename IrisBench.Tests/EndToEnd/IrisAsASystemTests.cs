using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Definition.Reading;
using IrisBench.Experiments.Results;
using IrisBench.Experiments.Running;

namespace IrisBench.Tests.EndToEnd;

/// <summary>The written out Iris pipeline beside the built-in one, on the real system.</summary>
[Collection(SharedSystemCollection.Name)]
public sealed class IrisAsASystemTests(RunningSystem system) : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("irisbench-tests-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task The_pipeline_written_out_is_measured_as_the_built_in_one_is()
    {
        var experiment = await ExperimentFile.ReadAsync(
            new FileInfo(RepositoryRoot.File("examples", "iris-as-a-system", "beside-the-built-in.yaml")));

        var outcome = await new ExperimentRun(system.Request(
            experiment with
            {
                Rounds = 1,
                WarmUps = 0,
                NoiseFloor = false,
                Pipeline = experiment.Pipeline with { Iterations = 2, Size = 100, Flowers = [[5.1, 3.5, 1.4, 0.2]] },
                Measurement = new MeasurementDefinition { BaselineSeconds = 0.5, SettlingScrapes = 20, NeighbourShare = 1 },
            },
            _folder)).RunAsync(default);

        Assert.Equal((RunStatus.Complete, null), (outcome.Header.Status, outcome.Header.StatusReason));
        var run = await outcome.Folder.ReadAsync();
        foreach (var (builtIn, written, components) in new[]
        {
            ("monolith", "monolith-written", new[] { ("monolith", "one-process"), ("iris-server", "web-server") }),
            ("warm", "warm-written", [
                ("gateway", "functions-gateway"), ("iris-auth", "auth-function"), ("iris-load", "load-function"),
                ("iris-train", "train-function"), ("iris-predict", "predict-function"),
            ]),
        })
        {
            var (one, other) = (Of(run, builtIn), Of(run, written));
            Assert.Equal(
                one.Pipeline.Steps.Select(step => (step.Step, step.Instance)),
                other.Pipeline.Steps.Select(step => (step.Step, step.Instance)));
            Assert.Equal(one.Pipeline.Answers!.Keys.Order(), other.Pipeline.Answers!.Keys.Order());
            Assert.InRange((double)other.Pipeline.BytesSent / one.Pipeline.BytesSent, 0.98, 1.02);
            // The same component by its two names, in the same round: read at the same moment from the same page.
            foreach (var (ours, theirs) in components)
                Assert.InRange(
                    one.Round.Use.Single(use => use.Component == theirs).CpuSeconds,
                    0.5 * one.Round.Use.Single(use => use.Component == ours).CpuSeconds,
                    (1.5 * one.Round.Use.Single(use => use.Component == ours).CpuSeconds) + 0.02);
        }
    }

    private static (RoundRecord Round, PipelineRecord Pipeline) Of(RawRun run, string side)
    {
        var round = Assert.Single(run.Rounds, round => round.Side == side);
        return (round, run.Pipelines.Last(pipeline => pipeline.Round == round.Index));
    }
}
