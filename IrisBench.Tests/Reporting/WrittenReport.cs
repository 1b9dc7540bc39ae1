using IrisBench.Evaluation;
using IrisBench.Evaluation.Cost.Prices;
using IrisBench.Evaluation.Summaries;
using IrisBench.Experiments.Results;
using IrisBench.Reporting;
using IrisBench.Tests.Experiments;

namespace IrisBench.Tests.Reporting;

/// <summary>The report of a made up run with three sides, cold starts, outliers, errors and a void round, in a folder of its own.</summary>
public sealed class WrittenReport : IAsyncLifetime
{
    public static readonly IReadOnlyList<string> Sides = ["monolith", "functions-warm", "functions-zero"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("irisbench-report-");

    public ReportFolder Files { get; private set; } = null!;

    internal RawRun Run { get; } = new SyntheticRun
    {
        Sides = [SyntheticSide.Monolith, SyntheticSide.FunctionsWarm, SyntheticSide.FunctionsZero],
        Rounds = 12,
        ToleratedFailures = 0.05,
        Round = round => round with
        {
            VoidReason = round.Index == 9 ? "The load generator lagged by 40 ms." : round.VoidReason,
            Machine = new MachineUse(round.DurationSeconds, 2, 0.02 * (round.Index % 5), 0, 0.1, null),
        },
        Pipeline = run => run is { Round: 12, Sequence: 0 } ? run with { Error = "503 from the gateway", Answers = null } : run,
    }.Build();

    internal RunSummary Summary { get; private set; } = null!;

    async Task IAsyncLifetime.InitializeAsync()
    {
        Summary = RunEvaluation.Of(Run, PriceSheets.Default);
        Files = await ReportWriter.WriteAsync(_folder, Summary, Run);
    }

    Task IAsyncLifetime.DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return Task.CompletedTask;
    }
}
