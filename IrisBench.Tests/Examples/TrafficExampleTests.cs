using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Definition.Reading;
using IrisBench.Experiments.Load.Traces;
using IrisBench.Tests.Hosting;

namespace IrisBench.Tests.Examples;

public sealed class TrafficExampleTests
{
    private static string Log => RepositoryRoot.File("examples", "traffic", "working-day.log");

    [Fact]
    public async Task The_log_is_what_its_script_writes()
    {
        await using var script = StartedProcess.Start("bash", [RepositoryRoot.File("examples", "traffic", "make-day.sh")]);

        var (exitCode, output, errors) = await script.WaitAsync();

        Assert.Equal((0, ""), (exitCode, errors));
        Assert.True(
            output.ReplaceLineEndings("\n") == await File.ReadAllTextAsync(Log), "working-day.log is another than make-day.sh writes");
    }

    [Fact]
    public void It_is_a_day_with_nights_a_spike_and_most_calls_by_day()
    {
        var arrivals = TraceFile.Read(Log, new TraceSelection(), default);

        Assert.Equal(2000, arrivals.Length);
        Assert.InRange(arrivals[^1], 23 * 3600, 24 * 3600);
        int Between(double from, double to) => arrivals.Count(at => at >= from * 3600 && at < to * 3600);
        Assert.True(Between(0, 5) < Between(9, 10) / 4);
        // Five minutes from ten o'clock on; the first call came six minutes after midnight.
        Assert.True(Between(9.9, 9.99) > 4 * Between(9.8, 9.89));
    }

    [Fact]
    public async Task The_experiment_plays_sixteen_hours_of_it_in_forty_seconds()
    {
        var experiment = await ExperimentFile.ReadAsync(new FileInfo(RepositoryRoot.File("examples", "traffic", "day.yaml")));

        var played = await PlayedTrace.ReadAsync(experiment with { Order = new OrderDefinition { Seed = 1 } }, default);

        Assert.Equal(Log, experiment.Load.File);
        Assert.InRange(played!.Arrivals.Length, 60, 130);
        Assert.InRange(played.Arrivals[^1], 35, 40);
    }
}
