using System.Text;
using IrisBench.Evaluation.Summaries;
using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Results;
using IrisBench.Reporting;
using IrisBench.Reporting.Wording;
using IrisBench.Tests.Experiments;

namespace IrisBench.Tests.Evaluation;

/// <summary>A run of which in every round predict was killed at half a second, and what is said of it.</summary>
public sealed class FaultSummaryTests
{
    // Ten runs a round, of 0.24 s in the monolith and of 0.31 s as functions.
    private static readonly SyntheticRun Killed = Evaluated.Exact with
    {
        RunsPerRound = 10,
        Faults = [new FaultDefinition { AtSeconds = 0.5, Component = "predict", Do = FaultKind.Kill }],
        Round = round => round with
        {
            Faults = [new FaultRecord(0, round.Side == "monolith" ? "monolith" : "iris-predict", 0.5, 0.501, Processes: 1)],
        },
        // After two warm-ups a block is a round of the monolith, one of the functions and the monolith's second.
        Pipeline = run => ((run.Round - 2) % 3, run.Sequence) switch
        {
            (1, 1 or 2) => Fail(run, "predict"),
            (0 or 2, >= 2 and <= 5) => Fail(run, "pipeline") with { Steps = [] },
            _ => run,
        },
    };

    [Fact]
    public void Each_fault_of_each_side_has_its_figures()
    {
        var summary = Evaluated.Summary(Killed);

        var (monolith, functions) = (summary.Faults[0], summary.Faults[1]);
        Assert.Equal(
            ("monolith", 1, FaultKind.Kill, "monolith", 10),
            (monolith.Side, monolith.Fault, monolith.Kind, monolith.Component, monolith.Rounds));
        Assert.Equal((4.0, 2.0), (monolith.Lost.Median, functions.Lost.Median));
        Assert.Equal(1.18, monolith.Recovery!.Median, 6);
        Assert.Equal(0.74, functions.Recovery!.Median, 6);
        Assert.Equal(0.2, monolith.OthersAnswered);
        Assert.Equal(1.0, functions.OthersAnswered);
        Assert.Equal(40, monolith.LostAt["pipeline"]);
        Assert.Equal(20, functions.LostAt["predict"]);
        Assert.Equal(0.001, monolith.LateSeconds, 6);
        Assert.Equal(0, monolith.NotRecovered);
        Assert.Equal(0, functions.ForgottenModels);
    }

    [Fact]
    public void The_verdicts_are_on_the_fault_and_at_rest_and_withheld_on_what_holds_the_outage()
    {
        var comparisons = Evaluated.Summary(Killed).Comparisons.ToDictionary(row => row.Measure);

        Assert.Equal(
            (VerdictKind.Lower, VerdictKind.Lower),
            (comparisons[Measures.RecoveryOf(0)].Verdict.Kind, comparisons[Measures.LostRunsOf(0)].Verdict.Kind));
        Assert.Equal(0.5, comparisons[Measures.LostRunsOf(0)].Ratio!.Value, 9);
        foreach (var measure in new[] { Measures.PipelineSeconds, Measures.CpuSecondsPerRun, Measures.WorkingSetMaxBytes })
            Assert.Equal((VerdictKind.Withheld, null), (comparisons[measure].Verdict.Kind, comparisons[measure].Ratio));
        Assert.NotEqual(VerdictKind.Withheld, comparisons[Measures.WorkingSetBaselineBytes].Verdict.Kind);
    }

    [Fact]
    public void A_side_that_does_not_come_back_in_some_rounds_is_not_compared_and_that_is_said()
    {
        var summary = Evaluated.Summary(Killed with
        {
            // The first measured round of the functions.
            Pipeline = run => run is { Round: 3, Sequence: > 0 } ? Fail(run, "predict") : Killed.Pipeline(run),
        });

        Assert.Equal(1, summary.Faults[1].NotRecovered);
        Assert.Equal(9, summary.Faults[1].Recovery!.Values.Count);
        Assert.DoesNotContain(summary.Comparisons, row => row.Measure == Measures.RecoveryOf(0));
        Assert.Contains(
            summary.NotCompared, row => row is { Measure: "fault1RecoverySeconds", Reason: "not every round of functions-warm has it" });
    }

    [Fact]
    public void A_round_of_which_runs_could_not_be_sent_tells_nothing_of_the_fault_and_takes_its_verdicts_away()
    {
        var summary = Evaluated.Summary(Killed with
        {
            // The first measured round of the functions: what was never sent cannot be lost.
            Round = round => Killed.Round(round) with { Generator = round.Generator with { Unsent = round.Index == 3 ? 1 : 0 } },
        });

        Assert.Equal([10, 9], summary.Faults.Select(fault => fault.Rounds));
        Assert.DoesNotContain(summary.Comparisons, row => Measures.FaultOf(row.Measure) is not null);
        Assert.All((string[])[Measures.RecoveryOf(0), Measures.LostRunsOf(0)], measure => Assert.Contains(
            new NotCompared("functions-warm", "monolith", measure, "not every round of functions-warm has it"), summary.NotCompared));
        Assert.Contains(
            summary.Warnings, warning => warning.StartsWith("1 pipeline run of the plan could not be sent", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_report_tells_it_in_every_format()
    {
        var texts = await TextsAsync(Killed);

        foreach (var format in (string[])["report.md", "report.html"])
        {
            Assert.Contains("What failed meanwhile", texts[format], StringComparison.Ordinal);
            Assert.Contains("1: kill of iris-predict at 500 ms", texts[format], StringComparison.Ordinal);
            Assert.Contains("meanwhile 20 % were answered", texts[format], StringComparison.Ordinal);
        }

        Assert.Contains("\"fault\": 1", texts["summary.json"], StringComparison.Ordinal);
        Assert.Contains("bar noise faint", texts["faults.svg"], StringComparison.Ordinal);
        Assert.Equal(
            "functions-warm, fault 1: kill of iris-predict at 500 ms: it answered well again 740 ms [740 ms, 740 ms] after it, and lost "
                + "2 runs in the median round; of the calls of the other steps meanwhile 100 % were answered.",
            FaultWording.Sentences(Evaluated.Summary(Killed))[1]);
    }

    [Fact]
    public async Task Without_faults_nothing_is_said_of_any()
    {
        var texts = await TextsAsync(Evaluated.Exact);

        Assert.DoesNotContain("faults.svg", texts.Keys);
        foreach (var format in (string[])["report.md", "report.html"])
            Assert.DoesNotContain("failed meanwhile", texts[format], StringComparison.Ordinal);
        Assert.Empty(Evaluated.Summary(Evaluated.Exact).Faults);
    }

    private static async Task<Dictionary<string, string>> TextsAsync(SyntheticRun run)
    {
        var raw = run.Build();
        var report = await RenderedReport.OfAsync(Evaluated.Of(raw), raw);
        return report.FilesIn(new ReportFolder(new DirectoryInfo("/nowhere")))
            .ToDictionary(file => file.File.Name, file => Encoding.UTF8.GetString(file.Content));
    }

    private static PipelineRecord Fail(PipelineRecord run, string step)
        => run with { Error = $"step {step}: gone", Answers = null, FailedStep = step };
}
