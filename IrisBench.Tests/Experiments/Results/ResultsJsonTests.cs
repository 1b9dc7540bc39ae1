using System.Text.Json;
using IrisBench.Experiments.Results;

namespace IrisBench.Tests.Experiments.Results;

public class ResultsJsonTests
{
    private static readonly RawRun Run = new SyntheticRun { Rounds = 1, Sides = [SyntheticSide.Monolith, SyntheticSide.FunctionsFork] }
        .Build();

    [Fact]
    public void A_header_of_a_machine_that_tells_neither_load_nor_commit_reads_back()
    {
        var header = Run.Header with { Machine = Run.Header.Machine with { LoadAverage = null, Commit = null } };
        Assert.Equal(
            header.Machine,
            JsonSerializer.Deserialize(
                JsonSerializer.Serialize(header, ResultsJson.Default.RunHeader), ResultsJson.Default.RunHeader)!.Machine);
    }

    [Fact]
    public void A_cold_start_of_which_the_platform_tells_no_phases_reads_back()
    {
        var cold = new ColdStartRecord(ColdStartKind.Fork, null, null, 0.3);
        var pipeline = Run.Pipelines[0] with { Steps = [new StepRecord("train", 0.3, Cold: cold)] };
        Assert.Equal(
            cold,
            JsonSerializer.Deserialize(
                JsonSerializer.Serialize(pipeline, ResultsJson.Default.PipelineRecord), ResultsJson.Default.PipelineRecord)!.Steps[0].Cold);
    }
}
