using IrisBench.Experiments;
using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Definition.Reading;
using IrisBench.Experiments.Results;
using IrisBench.Experiments.Running;
using IrisBench.Experiments.Sides.Started;
using IrisBench.Tests.Compare;
using IrisBench.Tests.Experiments.Running;
using IrisBench.Tests.Gateway;

namespace IrisBench.Tests.Experiments.Started;

/// <summary>Real programs, started by a run: what they answer and how they end. Nothing of them is left.</summary>
public sealed class StartedSystemTests : StartedPrograms
{
    private const string Start = "exec python3 ./server.py {{port}}";
    private const string Server = $"\"{Start}\"";

    // It answers with its folder's text, and ends by SIGTERM as Python does.
    private const string Answering = """
                body = pathlib.Path("answer").read_bytes()
                self.send_response(200)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)
        """;

    public StartedSystemTests() : base("irisbench tests'-", Answering) => File.WriteAllText(InFolder("answer"), "42");

    [Theory]
    [InlineData("")]
    [InlineData(", restart: round")]
    [InlineData(", exclusive: true")]
    public async Task Two_versions_are_started_measured_and_ended(string rule)
    {
        var run = await RunAsync($"command: {Server}{rule}");

        Assert.True(run.Header.Status == RunStatus.Complete, run.Header.StatusReason);
        Assert.Equal(["irisbench", "one", "two"], run.Header.Components.Select(component => component.Name).Order());
        var raw = await run.Folder.ReadAsync();
        Assert.All(raw.Pipelines, pipeline => Assert.Null(pipeline.Error));
        Assert.All(raw.Rounds, round => Assert.True(round.Use.Single(use => use.Component == round.Side).CpuSeconds > 0));
        Assert.Contains("serving", Log(run, "start-one.log"), StringComparison.Ordinal);
        Assert.Equal(rule.Contains("round") ? raw.Rounds.Count(round => round.Side == "two") + 1 : 1,
            rule.Contains("exclusive") ? 1 : Log(run, "start-two.log").Split("serving").Length - 1);
    }

    [Fact]
    public async Task Where_memory_does_not_hold_both_they_are_up_one_at_a_time_and_the_run_says_so()
    {
        // Each start takes a third of what there is.
        var looks = new Queue<long>([3L << 30, 2L << 30, 1L << 30]);

        var run = await new ExperimentRun(Request(Experiment($"command: {Server}")) with
        {
            ReadAvailableMemory = () => looks.Count > 0 ? looks.Dequeue() : 1L << 30,
        }).RunAsync(default);

        Assert.True(run.Header.Status == RunStatus.Complete, run.Header.StatusReason);
        Assert.Contains("one, two were not up at once: starting one took up to 1,024 MiB, and 1,024 MiB were left before two was started.",
            run.Header.Notes);
        Assert.True(Log(run, "start-one.log").Split("serving").Length > 2, "One was not stopped while two was measured.");
    }

    [Fact]
    public async Task A_side_is_built_before_it_is_started_and_itsFolder_may_have_any_name()
    {
        var run = await RunAsync(
            $"command: {Server}", system: "build: \"printf %s {{variant.folder}} > answer; echo built {{variant.name}}\"");

        Assert.True(run.Header.Status == RunStatus.Complete, run.Header.StatusReason);
        Assert.Equal(Folder.FullName, File.ReadAllText(InFolder("answer")));
        Assert.Equal("built one\n", Log(run, "build-one.log"));
        Assert.Equal("built two\n", Log(run, "build-two.log"));
    }

    [Fact]
    public async Task One_that_ignores_SIGTERM_is_killed()
        => Assert.Equal(RunStatus.Complete, (await RunAsync($"command: \"trap '' TERM; python3 ./server.py {{{{port}}}}\"")).Header.Status);

    [Fact]
    public async Task One_that_dies_in_the_run_ends_it_and_is_named()
    {
        var run = await RunAsync($"command: \"python3 ./server.py {{{{port}}}} & sleep 3; kill $!; echo enough; exit 7\"", rounds: 200);

        Assert.Equal(RunStatus.Failed, run.Header.Status);
        Assert.Matches(
            "^The command that starts (one|two) ended with exit code 7 in the middle of the run: .*enough", run.Header.StatusReason);
    }

    [Theory]
    [InlineData("command: \"echo no such luck; exit 3\"", "one ended with exit code 3 before it was ready: no such luck.")]
    [InlineData("command: sleep 60, timeoutSeconds: 1", "one was not ready at http://127.0.0.1:")]
    [InlineData(
        "command: \"setsid python3 ./server.py {{port}} & sleep 0.1\"",
        "one ended with exit code 0 and left processes in the background. Start it in the foreground")]
    [InlineData("command: no-such-program", "one ended with exit code 127 before it was ready: ")]
    [InlineData("command: sleep 9, workingDirectory: nowhere", "is not there: 'folder' of a side names it.")]
    public async Task One_that_does_not_come_up_is_named_with_the_reason_and_nothing_is_left(string start, string expected)
    {
        var failure = await Assert.ThrowsAsync<ExperimentException>(() => RunAsync(start));

        Assert.Contains(expected, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_told_before_anything_is_started()
    {
        await using var other = await OwnSystem.OwnServer.StartAsync(("/", OwnSystem.OwnServer.Text("42")));

        var failure = await Assert.ThrowsAsync<ExperimentException>(
            () => RunAsync($"command: {Server}, ready: \"{other.Address}/\""));

        Assert.StartsWith("Something answers at ", failure.Message, StringComparison.Ordinal);
        Assert.EndsWith("have one listen on {{port}}, which is free.", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_build_that_fails_is_told_with_its_last_lines()
    {
        var failure = await Assert.ThrowsAsync<ExperimentException>(
            () => RunAsync($"command: {Server}", system: "build: echo does not compile; exit 5"));

        Assert.StartsWith("one cannot be built (exit code 5): does not compile.", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_is_stopped_in_the_middle_leaves_nothing()
    {
        using var stop = new CancellationTokenSource();
        var request = Request(Experiment($"command: {Server}", rounds: 1000)) with
        {
            Progress = new EventList(told => _ = told is RoundStarted { Index: 2 } ? stop.CancelAsync() : Task.CompletedTask),
        };

        var run = await new ExperimentRun(request).RunAsync(stop.Token);

        Assert.Equal(RunStatus.Interrupted, run.Header.Status);
    }

    [Fact]
    public async Task Nothing_of_them_outlives_an_irisbench_that_is_killed()
    {
        Experiment($"command: {Server}", rounds: 1000);
        await using var irisbench = IrisBenchProcess.Start(
            new Dictionary<string, string>(), "compare", "--experiment", InFolder("experiment.yaml"), "--results",
            Results);
        await Eventually.TrueAsync(() => Running().Count() >= 2, "irisbench started both");

        Assert.Equal(137, await irisbench.EndAsync("KILL"));

        await Eventually.TrueAsync(() => !Running().Any(), "they were ended");
    }

    [Fact]
    public async Task What_the_environment_holds_is_in_no_log()
    {
        Environment.SetEnvironmentVariable("STARTED_TESTS_KEY", "hunter2hunter2");

        var run = await RunAsync(
            $"command: \"echo {{{{env:STARTED_TESTS_KEY}}}}; {Start}\", environment: {{ KEY: \"{{{{env:STARTED_TESTS_KEY}}}}\" }}");

        Assert.Contains("{{env:STARTED_TESTS_KEY}}", Log(run, "start-one.log"), StringComparison.Ordinal);
        Assert.All(
            run.Folder.Directory.GetFiles(),
            file => Assert.DoesNotContain("hunter2", File.ReadAllText(file.FullName), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_line_without_an_end_is_cut_and_a_secret_at_the_cut_is_whole_when_it_is_hidden()
    {
        var path = InFolder("program.log");
        using (var log = new ProgramLog(path, text => text.Replace("hunter2", "{{env:KEY}}", StringComparison.Ordinal)))
            await log.PumpAsync(new StringReader(new string('x', 8190) + "hunter2" + new string('y', 1_000_000)));

        var written = await File.ReadAllTextAsync(path);
        Assert.InRange(written.Length, 8192, 8200);
        Assert.DoesNotContain("hu", written, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFolder_of_a_run_never_starts_anything()
    {
        var run = await RunAsync($"command: {Server}");
        var request = Request(Experiment($"command: {Server}")) with { Resume = run.Folder };

        Assert.StartsWith(
            "A folder is not gone on with whose experiment starts something",
            Assert.Throws<ExperimentException>(() => new ExperimentRun(request)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("start: { command: x }", "has neither 'ready' nor the system a 'baseUrl'")]
    [InlineData("baseUrl: \"http://127.0.0.1:{{port}}\", build: make, components: [{ name: c, process: p }]", "uses {{port}}")]
    [InlineData("baseUrl: \"http://a\", build: make, components: [{ name: c, process: p }]", "build is given, but nothing that is")]
    [InlineData("baseUrl: \"http://127.0.0.1:1\"", "must have at least 1: what is watched")]
    [InlineData("baseUrl: \"http://a\", start: { command: \"x {{token}}\" }", "uses {{token}}; there only variant.folder, variant.name, ")]
    [InlineData(
        "baseUrl: \"http://a\", start: { command: x, exclusive: true }, components: [{ name: c, metrics: \"http://a/m\" }]",
        "whose counters then begin anew")]
    public void What_cannot_be_started_is_refused_when_it_is_read(string system, string expected)
    {
        var failure = Assert.Throws<DefinitionException>(() => ExperimentFile.Parse(
            $"name: x\ncommon: {{ steps: [{{ name: s, path: / }}] }}\nsides: [{{ name: one, system: {{ {system} }} }}]\n", "x.yaml"));

        Assert.Contains(failure.Problems, problem => problem.Text.Contains(expected, StringComparison.Ordinal));
    }

    private Task<RunOutcome> RunAsync(string start, string system = "", int rounds = 2)
        => new ExperimentRun(Request(Experiment(start, system, rounds))).RunAsync(default);

    private Experiment Experiment(string start, string system = "", int rounds = 2)
    {
        var file = new FileInfo(InFolder("experiment.yaml"));
        File.WriteAllText(file.FullName, $$$"""
            name: started
            common:
              steps: [{ name: ask, path: /, take: { answer: "" }, agree: [answer] }]
              baseUrl: "http://127.0.0.1:{{port}}"
              start: { {{{start}}} }
            sides:
              - { name: one, system: { {{{system}}} } }
              - { name: two, system: { {{{system}}} } }
            load: { runs: 20 }
            rounds: {{{rounds}}}
            warmUps: 0
            rest: { minimumSeconds: 0.05, maximumSeconds: 0.1 }
            measurement: { baselineSeconds: 0.1, neighbourShare: 1 }
            """);
        return ExperimentFile.ReadAsync(file).GetAwaiter().GetResult();
    }

    private static string Log(RunOutcome run, string name) => File.ReadAllText(Path.Combine(run.Folder.Directory.FullName, name));
}
