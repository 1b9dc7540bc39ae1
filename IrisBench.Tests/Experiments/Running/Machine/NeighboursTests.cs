using IrisBench.Experiments.Definition.Reading;
using IrisBench.Experiments.Measurement;
using IrisBench.Experiments.Results;
using IrisBench.Experiments.Running;
using IrisBench.Experiments.Running.Machine;
using IrisBench.Experiments.Sides.Templates;
using IrisBench.Tests.Experiments.OwnSystem;

namespace IrisBench.Tests.Experiments.Running.Machine;

public sealed class NeighboursTests
{
    [Fact]
    public void Neighbours_took_what_neither_the_measured_nor_irisbench_did()
    {
        var use = Neighbours.Between(EdgeAt(10, busy: 100, measured: 5, generator: 1), EdgeAt(20, busy: 112, measured: 9, generator: 3))!;

        // 12 seconds busy, of which 4 are measured and 2 irisbench's, in 10 seconds of 4 processors.
        Assert.Equal((10, 6, 0.15), (use.Seconds, use.NeighbourSeconds, use.NeighbourShare));
        Assert.Equal((0.5, 2, null), (use.StealSeconds, use.PressureSeconds, use.ThrottledSeconds));
        Assert.Equal(0, Neighbours.Between(EdgeAt(10, 100, 5, 1), EdgeAt(20, 101, 9, 3))!.NeighbourSeconds);
    }

    [Fact]
    public void They_are_not_known_where_not_all_is_measured_or_nobody_tells()
    {
        var (begin, end) = (EdgeAt(10, 100, 5, 1), EdgeAt(20, 112, 9, 3));
        var gone = end.Readings["monolith"] with { CpuIncomplete = "gone" };

        Assert.Null(Neighbours.Between(begin with { Machine = null }, end));
        Assert.Null(Neighbours.Between(begin, end with { Machine = null }));
        Assert.Null(Neighbours.Between(begin, end with { Readings = new Dictionary<string, Reading> { ["monolith"] = gone } }));
    }

    [Theory]
    [InlineData(4.08, 0.1, null)]
    [InlineData(4.09, 0.1, "neighbours took 10 % of the machine")]
    [InlineData(13.6, 0.1, "neighbours took 34 % of the machine")]
    [InlineData(13.6, 0.35, null)]
    [InlineData(40, 1.0, null)]
    public void More_than_their_share_and_what_the_ticks_may_err_disturbs(double seconds, double share, string? reason)
    {
        var use = new MachineUse(10, 4, seconds, null, null, null);

        Assert.Equal(reason, Neighbours.Disturbance(use, RoundKind.Measured, share));
        Assert.Equal(reason, Neighbours.Disturbance(use, RoundKind.NoisePair, share));
        Assert.Null(Neighbours.Disturbance(use, RoundKind.WarmUp, share));
        Assert.Null(Neighbours.Disturbance(null, RoundKind.Measured, share));
    }

    [Theory]
    [InlineData("metrics: \"http://127.0.0.1:9/metrics\"", true)]
    [InlineData("metrics: \"http://192.0.2.1/metrics\"", false)]
    [InlineData("process: \"1\"", true)]
    public void The_machine_is_read_only_where_all_that_is_measured_is_on_it(string component, bool isRead)
    {
        var text = OwnRun.Experiment("- { name: ask, path: / }", "http://127.0.0.1:9")
            .Replace($"process: \"{Environment.ProcessId}\"", component, StringComparison.Ordinal);
        var request = new RunRequest
        {
            Experiment = ExperimentFile.Parse(text, "test"),
            Targets = new RunTargets(),
            Credentials = null,
            Results = new DirectoryInfo("nowhere"),
            Command = "",
        };

        Assert.Equal(isRead, Neighbours.ReaderOf(request, new RunInputs(request)) is not null);
    }

    private static Edge EdgeAt(double at, double busy, double measured, double generator) => new(
        new Dictionary<string, Reading>
        {
            ["monolith"] = new("monolith", at, measured, 1e6),
            ["irisbench"] = new("irisbench", at, 77 * at, 1e6),
        },
        new GeneratorTime(0, generator, 0, 0),
        new MachineTimes(at, 4, busy, at / 20, at / 5, null));
}
