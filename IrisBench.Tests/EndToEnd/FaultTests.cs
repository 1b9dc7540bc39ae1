using IrisBench.Evaluation.Rounds;
using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Results;
using IrisBench.Experiments.Running;
using IrisBench.Experiments.Sides;

namespace IrisBench.Tests.EndToEnd;

/// <summary>Predict stands still and is killed under load, once as a function and once with the monolith that it is a part of.</summary>
[Collection(SharedSystemCollection.Name)]
public sealed class FaultTests(RunningSystem system) : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("irisbench-tests-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_function_takes_only_its_own_step_away_and_a_monolith_all_of_them_and_both_come_back()
    {
        var request = system.Request(new Experiment
        {
            Name = "faults",
            Sides =
            [
                new SideDefinition { Name = "monolith", Packaging = Packaging.Monolith },
                new SideDefinition { Name = "functions", Packaging = Packaging.Functions },
            ],
            Pipeline = new PipelineDefinition { Iterations = 1, Size = 50, Flowers = [[5.1, 3.5, 1.4, 0.2]] },
            Load = new LoadDefinition { Kind = LoadKind.Open, RatePerSecond = 4, DurationSeconds = 12 },
            Faults =
            [
                new FaultDefinition { AtSeconds = 1, Component = "predict", Do = FaultKind.Stop, ForSeconds = 1 },
                new FaultDefinition { AtSeconds = 4, Component = "predict", Do = FaultKind.Kill },
            ],
            Rounds = 1,
            WarmUps = 0,
            NoiseFloor = false,
            Rest = new RestDefinition { MinimumSeconds = 0, MaximumSeconds = 1 },
            Measurement = new MeasurementDefinition { BaselineSeconds = 0.5, SettlingScrapes = 20, NeighbourShare = 1 },
        }, _folder);

        var outcome = await new ExperimentRun(request with
        {
            Targets = request.Targets with { AppHost = Environment.ProcessId },
        }).RunAsync(default);

        Assert.Equal((RunStatus.Complete, null), (outcome.Header.Status, outcome.Header.StatusReason));
        var run = await outcome.Folder.ReadAsync();
        foreach (var stopped in new[] { OutcomeOf(run, side: 0, fault: 0), OutcomeOf(run, side: 1, fault: 0) })
        {
            Assert.Empty(stopped.LostAt);
            Assert.Equal(1, stopped.Done.Processes);
            Assert.True(stopped.Done.UntilSeconds - stopped.Done.AtSeconds >= 0.95, $"{stopped.Done}");
        }

        var (monolith, functions) = (OutcomeOf(run, side: 0, fault: 1), OutcomeOf(run, side: 1, fault: 1));
        Assert.Equal((1, 1), (monolith.Done.Processes, functions.Done.Processes));
        Assert.NotNull(functions.RecoverySeconds);
        Assert.All(functions.LostAt, step => Assert.Equal("predict", step));
        Assert.All(functions.Others.Values, calls => Assert.Equal(calls.All, calls.Answered));
        Assert.NotEmpty(monolith.LostAt);
        Assert.All(monolith.LostAt, step => Assert.Equal("pipeline", step));
        Assert.All(monolith.Others.Values, calls => Assert.True(calls.Answered < calls.All));
        Assert.Equal((0, 0), (monolith.ForgottenModels!.Value, functions.ForgottenModels!.Value));
        // What it took until it was killed is told to nobody, and that is said.
        var lost = run.Rounds.Single(round => round.Side == "monolith").Use.Single(use => use.Component == ComponentNames.Monolith);
        Assert.Contains("a fault ended its process", lost.CpuIncomplete, StringComparison.Ordinal);
        await system.AnswerAsync("monolith", Calls.MonolithBody("default", "5.1,3.5,1.4,0.2"));
    }

    private static FaultOutcome OutcomeOf(RawRun run, int side, int fault)
    {
        var experiment = run.Header.Experiment;
        var round = run.Rounds.Single(round => round.Side == experiment.Sides[side].Name);
        var pipelines = run.Pipelines.Where(pipeline => pipeline.Round == round.Index).ToLookup(pipeline => pipeline.Error is null);
        return FaultOutcomes.Of(
            experiment, experiment.Sides[side], new CountedRound(round, [.. pipelines[true]], [.. pipelines[false]]))[fault];
    }
}
