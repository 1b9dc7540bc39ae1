using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Definition.Reading;

namespace IrisBench.Tests.Experiments.Definition;

/// <summary>Loads whose rate changes, as they stand in a file.</summary>
public sealed class LoadDefinitionTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("irisbench-tests-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Stages_and_what_is_played_of_a_trace_are_read()
    {
        var stages = Parse("{ kind: stages, arrivals: poisson, stages: [{ ratePerSecond: 2, seconds: 30 }, { rampTo: 100, seconds: 5 }] }");
        var trace = Parse("{ kind: trace, file: a.log, speed: 60, scale: 0.1, from: 3600, seconds: 7200, function: f }");

        Assert.Equal((LoadKind.Stages, ArrivalProcess.Poisson), (stages.Kind, stages.Arrivals));
        Assert.Equal(
            [new StageDefinition { RatePerSecond = 2, Seconds = 30 }, new StageDefinition { RampTo = 100, Seconds = 5 }], stages.Stages!);
        Assert.Equal(
            (LoadKind.Trace, "a.log", 60.0, 0.1, 3600.0, 7200.0, "f"),
            (trace.Kind, trace.File, trace.Speed, trace.Scale, trace.From, trace.Seconds!.Value, trace.Function));
    }

    [Theory]
    [InlineData(
        "{ kind: stages }", "load.kind stages needs load.stages, as [{ ratePerSecond: 2, seconds: 30 }, { rampTo: 20, seconds: 5 }]")]
    [InlineData("{ stages: [{ ratePerSecond: 2, seconds: 5 }] }", "load.stages needs load.kind stages")]
    [InlineData("{ kind: stages, stages: [] }", "line 3: load.stages must have at least 1, not 0")]
    [InlineData("{ kind: stages, stages: [{ ratePerSecond: 2 }] }", "line 3: load.stages[0] lacks 'seconds'")]
    [InlineData(
        "{ kind: stages, stages: [{ ratePerSecond: 2, seconds: 5 }, { seconds: 5 }] }",
        "load.stages[1] must have one of ratePerSecond and rampTo")]
    [InlineData(
        "{ kind: stages, stages: [{ ratePerSecond: 2, rampTo: 2, seconds: 5 }] }",
        "load.stages[0] must have one of ratePerSecond and rampTo")]
    [InlineData(
        "{ kind: stages, stages: [{ ratePerSecond: 10001, seconds: 5 }] }",
        "line 3: load.stages[0].ratePerSecond must be 0 to 10000, not 10001")]
    [InlineData("{ kind: stages, stages: [{ rampTo: -1, seconds: 5 }] }", "line 3: load.stages[0].rampTo must be 0 to 10000, not -1")]
    [InlineData(
        "{ kind: stages, stages: [{ ratePerSecond: 1, seconds: 0 }] }", "line 3: load.stages[0].seconds must be 0.1 to 86400, not 0")]
    [InlineData(
        "{ kind: stages, stages: [{ ratePerSecond: 1, seconds: 50000 }, { ratePerSecond: 1, seconds: 50000 }] }",
        "load.stages take 100000 s together; 86400 are the most")]
    [InlineData(
        "{ kind: stages, stages: [{ ratePerSecond: 0, seconds: 5 }] }", "load: its stages are 0 arrivals; there must be 1 to 1000000")]
    [InlineData(
        "{ kind: stages, stages: [{ rampTo: 10000, seconds: 201 }] }",
        "load: its stages are 1005000 arrivals; there must be 1 to 1000000")]
    [InlineData("{ kind: trace }", "load.kind trace needs load.file, the trace")]
    [InlineData("{ kind: trace, file: \"\" }", "load.kind trace needs load.file, the trace")]
    [InlineData("{ file: a.log }", "load.file needs load.kind trace")]
    [InlineData("{ kind: trace, file: a.log, speed: 0 }", "line 3: load.speed must be 0.01 to 100000, not 0")]
    [InlineData("{ kind: trace, file: a.log, scale: 101 }", "line 3: load.scale must be 0.0001 to 100, not 101")]
    [InlineData("{ kind: trace, file: a.log, from: -1 }", "line 3: load.from must be 0 to 1000000000, not -1")]
    [InlineData("{ kind: trace, file: a.log, seconds: 1h }", "line 3: load.seconds must be a number, not '1h'")]
    public void What_is_no_load_is_told_in_a_line(string load, string problem)
        => Assert.Equal(problem, Assert.Single(Assert.Throws<DefinitionException>(() => Parse(load)).Problems).ToString());

    [Fact]
    public void A_hundred_stages_are_taken_and_more_are_not()
    {
        Assert.Equal(100, Parse(Many(100)).Stages!.Count);
        Assert.Equal(
            "line 3: load.stages must have at most 100, not 101",
            Assert.Single(Assert.Throws<DefinitionException>(() => Parse(Many(101))).Problems).ToString());

        static string Many(int count)
            => $"{{ kind: stages, stages: [{string.Join(", ", Enumerable.Repeat("{ ratePerSecond: 1, seconds: 1 }", count))}] }}";
    }

    [Fact]
    public async Task A_trace_is_named_from_the_folder_of_the_experiments_file_and_has_to_be_there()
    {
        var trace = Path.Combine(_folder.CreateSubdirectory("traces").FullName, "a.log");
        var file = new FileInfo(Path.Combine(_folder.FullName, "experiment.yaml"));
        await File.WriteAllTextAsync(file.FullName, Text("{ kind: trace, file: traces/a.log }"));

        var missing = await Assert.ThrowsAsync<DefinitionException>(() => ExperimentFile.ReadAsync(file));
        Directory.CreateDirectory(trace);
        var folder = await Assert.ThrowsAsync<DefinitionException>(() => ExperimentFile.ReadAsync(file));
        Directory.Delete(trace);
        await File.WriteAllTextAsync(trace, "1");

        Assert.Equal($"line 3: load.file {trace} is a folder; name the file in it", Assert.Single(folder.Problems).ToString());
        Assert.Equal(
            $"line 3: load.file {trace} is not there; it is named from the folder of the experiment's file on",
            Assert.Single(missing.Problems).ToString());
        var read = await ExperimentFile.ReadAsync(file);
        Assert.Equal(trace, read.Load.File);
        // Of a run's folder nothing else has to be there.
        File.Delete(trace);
        Assert.Same(read, read.EnsureValid());
    }

    private static LoadDefinition Parse(string load) => ExperimentFile.Parse(Text(load), "test").Load;

    private static string Text(string load) => $"name: x\nsides: [{{ name: a, packaging: monolith }}]\nload: {load}\n";
}
