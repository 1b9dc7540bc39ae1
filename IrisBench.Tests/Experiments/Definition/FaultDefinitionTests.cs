using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Definition.Reading;

namespace IrisBench.Tests.Experiments.Definition;

public class FaultDefinitionTests
{
    private const string Both = "[{ name: monolith, packaging: monolith }, { name: functions, packaging: functions }]";
    private const string Started = "[{ name: own, system: { baseUrl: \"http://127.0.0.1:{{port}}\", start: { command: serve }, "
        + "steps: [{ name: ask, path: / }] } }]";

    private const string StartedWithComponent = "[{ name: own, system: { baseUrl: \"http://127.0.0.1:{{port}}\", "
        + "start: { command: serve }, components: [{ name: server, process: \"{{pid}}\" }], steps: [{ name: ask, path: / }] } }]";

    private const string Described = "[{ name: own, system: { baseUrl: \"http://127.0.0.1:1\", components: [{ name: c, process: p }], "
        + "steps: [{ name: ask, path: / }] } }]";

    [Fact]
    public void A_fault_is_read_with_all_that_it_says()
    {
        var faults = ExperimentFile.Parse(
            Text(Both, "{ atSeconds: 2, component: predict, do: kill }, { atSeconds: 3.5, side: functions, component: iris-load, do: stop, "
                + "forSeconds: 0.5 }"), "test").Faults;

        Assert.Equal(
            [
                new FaultDefinition { AtSeconds = 2, Component = "predict", Do = FaultKind.Kill, Steps = faults[0].Steps },
                new FaultDefinition
                {
                    AtSeconds = 3.5, Side = "functions", Component = "iris-load", Do = FaultKind.Stop, ForSeconds = 0.5,
                    Steps = faults[1].Steps,
                },
            ],
            faults);
    }

    [Theory]
    [InlineData(Both, "{ atSeconds: 2, do: kill }", "at the side 'functions' lacks 'component', one of auth, load, train, predict")]
    [InlineData(
        Both, "{ atSeconds: 2, side: functions, component: iris-server, do: kill }",
        "is of the component 'iris-server', which is none that fails for one side alone; auth, load, train, predict are")]
    [InlineData(Both, "{ atSeconds: 2, component: predict, do: restart }", "at the side 'monolith' restarts the monolith")]
    [InlineData(
        Both, "{ atSeconds: 2, side: functions, component: predict, do: command, command: x }",
        "is a command, which only a system of your own has: say kill, stop or restart")]
    [InlineData(
        Both, "{ atSeconds: 2, side: functions, component: predict, do: kill, steps: [auth] }",
        "has 'steps', which only a system of your own has")]
    [InlineData(
        Both, "{ atSeconds: 2, side: third, do: kill }",
        "is of the side 'third', which there is not; there are monolith, functions. Left out, 'side' is every side")]
    [InlineData(Both, "{ atSeconds: 5, component: predict, do: kill }", "is at 5 s, when no run arrives any more: the load lasts 5 s")]
    [InlineData(Both, "{ atSeconds: -1, component: predict, do: kill }", "faults[0].atSeconds must be 0 to 86400, not -1")]
    [InlineData(Both, "{ atSeconds: 2, component: predict, do: stop }", "does not say for how long: add 'forSeconds'")]
    [InlineData(Both, "{ atSeconds: 2, component: predict, do: kill, forSeconds: 1 }", "has 'forSeconds', which only 'do: stop' has")]
    [InlineData(
        Both, "{ atSeconds: 2, component: predict, do: slow }", "faults[0].do must be one of kill, stop, restart, command, not 'slow'")]
    [InlineData(Both, "{ component: predict, do: kill }", "faults[0] lacks 'atSeconds'")]
    [InlineData(
        Started, "{ atSeconds: 2, component: other, do: kill }",
        "is of the component 'other', which is not what irisbench starts: leave it out, say own, or say 'do: command'")]
    [InlineData(Started, "{ atSeconds: 2, do: kill, steps: [look] }", "names the step 'look', which it lacks")]
    [InlineData(Started, "{ atSeconds: 2, do: kill, command: x }", "has a command, which only 'do: command' runs")]
    [InlineData(Started, "{ atSeconds: 2, do: command }", "lacks 'command'")]
    [InlineData(
        Started, "{ atSeconds: 2, do: command, command: \"x {{env:KEY}}\" }",
        "uses {{env:KEY}}; there only variant.folder, variant.name, port, pid are known")]
    [InlineData(
        Described, "{ atSeconds: 2, do: command, command: \"x {{port}}\" }",
        "uses {{port}}; there only variant.folder, variant.name are known")]
    [InlineData(
        Described, "{ atSeconds: 2, do: kill }",
        "is done to a system that irisbench has not started: add 'start', or say 'do: command', with a command that does it")]
    [InlineData(
        Both, "{ atSeconds: 2, component: auth, do: kill }, { atSeconds: 2, component: predict, do: kill }",
        "faults[1] comes while faults[0] lasts, which is done to the same part of the side 'monolith': have it come at 2.5 s or later, or "
            + "leave one of them out at that side")]
    [InlineData(
        Both,
        "{ atSeconds: 4, side: functions, component: predict, do: kill }, "
            + "{ atSeconds: 1.5, component: iris-predict, side: functions, do: stop, forSeconds: 2.1 }",
        "faults[0] comes while faults[1] lasts, which is done to the same part of the side 'functions': have it come at 4.1 s or later")]
    [InlineData(
        StartedWithComponent, "{ atSeconds: 1, do: restart }, { atSeconds: 4, component: server, do: kill }",
        "faults[1] comes while faults[0] lasts, which is done to the same part of the side 'own': have it come at 16.5 s or later")]
    public void What_cannot_be_done_is_told_with_the_remedy(string sides, string fault, string expected)
    {
        var problem = Assert.Single(ProblemsOf(Text(sides, fault)));

        Assert.StartsWith("line 4: ", problem, StringComparison.Ordinal);
        Assert.Contains(expected, problem, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_started_system_is_measured_by_must_outlive_it()
        => Assert.Contains(
            "ends what c is measured by: measure it as a process",
            Assert.Single(ProblemsOf(Text(
                Started.Replace(
                    "steps:", "components: [{ name: c, metrics: \"http://127.0.0.1:{{port}}/m\" }], steps:", StringComparison.Ordinal),
                "{ atSeconds: 2, do: kill }"))),
            StringComparison.Ordinal);

    [Theory]
    [InlineData(Started, "{ atSeconds: 2, do: kill }")]
    [InlineData(Started, "{ atSeconds: 2, component: own, do: restart, steps: [ask] }")]
    [InlineData(StartedWithComponent, "{ atSeconds: 2, component: own, do: kill }")]
    [InlineData(StartedWithComponent, "{ atSeconds: 2, component: server, do: kill }")]
    [InlineData(Described, "{ atSeconds: 2, component: anything, do: command, command: \"touch {{variant.folder}}/x\" }")]
    [InlineData(Both, "{ atSeconds: 2, side: monolith, do: kill }")]
    [InlineData(Both, "{ atSeconds: 0, side: functions, component: iris-auth, do: restart }")]
    public void What_can_be_done_is_not_refused(string sides, string fault)
        => Assert.Single(ExperimentFile.Parse(Text(sides, fault), "test").EnsureValid().Faults);

    [Theory]
    [InlineData(
        Both, "{ atSeconds: 2, side: functions, component: auth, do: kill }, { atSeconds: 2, component: predict, do: kill }")]
    [InlineData(
        Both, "{ atSeconds: 2, side: functions, component: predict, do: kill }, { atSeconds: 2, side: monolith, do: kill }")]
    [InlineData(Started, "{ atSeconds: 1.6, do: stop, forSeconds: 0.7 }, { atSeconds: 2.8, do: kill }")]
    [InlineData(Started, "{ atSeconds: 2, do: restart }, { atSeconds: 2, do: command, command: x }")]
    public void What_is_done_to_another_part_or_after_the_end_of_the_one_before_is_not_refused(string sides, string faults)
        => Assert.Equal(2, ExperimentFile.Parse(Text(sides, faults), "test").EnsureValid().Faults.Count);

    [Fact]
    public void Faults_that_met_in_a_run_of_an_older_irisbench_do_not_keep_its_folder_from_being_read_but_it_is_not_begun_again()
    {
        var one = ExperimentFile.Parse(Text(Started, "{ atSeconds: 2, do: kill }"), "test");
        var older = one with { Faults = [.. one.Faults, .. one.Faults] };

        Assert.Equal(2, older.EnsureValid().Faults.Count);
        Assert.Contains(
            "faults[1] comes while faults[0] lasts", Assert.Throws<DefinitionException>(older.EnsureNew).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sweep_has_no_faults_and_nobody_has_more_than_sixteen()
    {
        const string Fault = "{ atSeconds: 2, component: predict, do: kill }";

        Assert.Contains(
            ProblemsOf(Text(Both, Fault) + "\nvary: { iterations: [1, 2] }"),
            problem => problem.Contains("leave 'vary' out", StringComparison.Ordinal));
        Assert.Contains(
            ProblemsOf(Text(Both, string.Join(", ", Enumerable.Repeat(Fault, 17)))),
            problem => problem.Contains("faults must have at most 16, not 17", StringComparison.Ordinal));
    }

    private static string Text(string sides, string faults)
        => $"name: x\nsides: {sides}\nload: {{ kind: open, ratePerSecond: 2, durationSeconds: 5 }}\nfaults: [{faults}]";

    private static IReadOnlyList<string> ProblemsOf(string text)
        => [.. Assert.Throws<DefinitionException>(() => ExperimentFile.Parse(text, "test")).Problems.Select(problem => problem.ToString())];
}
