using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Results;
using IrisBench.Experiments.Sides;

namespace IrisBench.Experiments.Running;

/// <summary>Brings a side into the state its rounds begin with.</summary>
internal sealed class SidePreparation(RunRequest request, Testbed testbed)
{
    // .NET compiles what runs often again after 30 calls; a handful of runs is past the worst of a process's first.
    private const int PrimingRuns = 5;

    /// <exception cref="ExperimentException">The gateway refuses, or a step fails.</exception>
    public async Task PrepareAsync(SideDefinition side, CancellationToken cancellationToken)
    {
        if (side.Packaging == Packaging.Monolith || !await testbed.Modes!.EnterAsync(side, cancellationToken))
            return;

        // A warm function is one that has answered before. In the other modes the first answer is what is measured.
        if (side.Mode == FunctionMode.Warm)
            await PrimeAsync(side, cancellationToken);
    }

    /// <summary>What the side answers to each flower.</summary>
    /// <exception cref="ExperimentException">A step fails.</exception>
    public async Task<IReadOnlyList<ParityAnswer>> AnswersAsync(SideDefinition side, CancellationToken cancellationToken)
    {
        var answers = new List<ParityAnswer>();
        foreach (var flower in request.Experiment.Pipeline.Flowers)
        {
            var answer = await AskAsync(side, flower, "parity gate", cancellationToken);
            answers.Add(new ParityAnswer(side.Name, flower, answer.Species!, answer.LoadChecksum, answer.Accuracy));
        }

        return answers;
    }

    private async Task PrimeAsync(SideDefinition side, CancellationToken cancellationToken)
    {
        for (var run = 0; run < PrimingRuns * side.Replicas; run++)
            await AskAsync(side, request.Experiment.Pipeline.Flowers[0], "priming", cancellationToken);
    }

    private async Task<PipelineAnswer> AskAsync(SideDefinition side, IReadOnlyList<double> flower, string why, CancellationToken cancellationToken)
    {
        var connection = testbed.Callers.Rent();
        try
        {
            var input = new PipelineInput(request.Credentials, request.Experiment.Pipeline, flower);
            var answer = await testbed.Side(side.Name).RunAsync(connection, input, cancellationToken);
            return answer.Error is null ? answer : throw new ExperimentException($"{side.Name}, {why}, {answer.Error}");
        }
        finally
        {
            testbed.Callers.Return(connection);
        }
    }
}
