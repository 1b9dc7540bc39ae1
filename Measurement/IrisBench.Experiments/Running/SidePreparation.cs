using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Definition.Sweeping;
using IrisBench.Experiments.Results;
using IrisBench.Experiments.Sides;

namespace IrisBench.Experiments.Running;

/// <summary>Brings a side into the state its rounds begin with.</summary>
internal sealed class SidePreparation(Testbed testbed)
{
    // .NET compiles what runs often again after 30 calls; a handful of runs is past the worst of a process's first.
    private const int PrimingRuns = 5;

    /// <exception cref="ExperimentException">The gateway refuses, or a step fails.</exception>
    public async Task PrepareAsync(SideDefinition side, CancellationToken cancellationToken)
    {
        if (side.Packaging != Packaging.Functions || !await testbed.Modes!.EnterAsync(side, cancellationToken))
            return;

        // A warm function is one that has answered before. In the other modes the first answer is what is measured.
        if (side.Mode == FunctionMode.Warm)
            await PrimeAsync(side, cancellationToken);
    }

    /// <summary>What the side answers to a flower at a point.</summary>
    /// <exception cref="ExperimentException">A step fails.</exception>
    public async Task<ParityAnswer> AnswerAsync(SideDefinition side, IReadOnlyList<double> flower, SweepPoint point, CancellationToken cancellationToken)
    {
        var answer = await AskAsync(side, flower, point.Experiment.Pipeline, "parity gate", cancellationToken);
        return new ParityAnswer(side.Name, flower, answer.Answers, point.Index);
    }

    private async Task PrimeAsync(SideDefinition side, CancellationToken cancellationToken)
    {
        for (var run = 0; run < PrimingRuns * side.Replicas; run++)
            await AskAsync(side, testbed.Points[0].Experiment.Pipeline.Flowers[0], testbed.Points[0].Experiment.Pipeline, "priming", cancellationToken);
    }

    private async Task<PipelineAnswer> AskAsync(SideDefinition side, IReadOnlyList<double> flower, PipelineDefinition pipeline, string why, CancellationToken cancellationToken)
    {
        var connection = testbed.Callers.Rent();
        try
        {
            var answer = await testbed.Side(side, pipeline).RunAsync(connection, flower, cancellationToken);
            return answer.Error is null ? answer : throw new ExperimentException($"{side.Name}, {why}, {answer.Error}");
        }
        finally
        {
            testbed.Callers.Return(connection);
        }
    }
}
