using IrisBench.Experiments.Results;
using IrisBench.Tests.Experiments.OwnSystem;

namespace IrisBench.Tests.Compare;

/// <summary>The command line with systems of one's own: nothing of ours is up, and none is started.</summary>
public sealed class OwnServersTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("irisbench-tests-");

    private Dictionary<string, string> Variables => new()
    {
        ["IrisBench__StateFile"] = Path.Combine(_folder.FullName, "none.json"),
        ["HOME"] = _folder.FullName,
        ["OWN_KEY"] = "hunter2",
        ["OWN_PID"] = $"{Environment.ProcessId}",
    };

    private string Results => Path.Combine(_folder.FullName, "results");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Two_servers_are_compared_without_our_system_or_a_password_and_reported()
    {
        await using var one = await OwnServer.StartAsync(("/a", OwnServer.Json("""{"answer":42}""")), ("/b", OwnServer.Text("")));
        await using var two = await OwnServer.StartAsync(
            ("/a", OwnServer.Json("""{"answer":42.0000000001}""")), ("/b", OwnServer.Text("")));

        var (exitCode, output, error) = await IrisBenchProcess.MeasureAsync(
            Variables, "compare", "--experiment", Write(one, two), "--results", Results);

        Assert.True(exitCode == 0, error);
        Assert.Equal("", error);
        Assert.All(one.Requests.Where(asked => asked.Target == "/a"), asked => Assert.Equal("hunter2", asked.Headers["X-Key"]));
        var folder = Assert.Single(new DirectoryInfo(Results).GetDirectories());
        var run = await new RunFolder(folder).ReadAsync();
        Assert.Equal((RunStatus.Complete, 8), (run.Header.Status, run.Rounds.Count));
        Assert.Equal(["ask", "look"], run.Pipelines[0].Steps.Select(step => step.Step));
        RunFiles.AssertValid(folder);
        foreach (var expected in (string[])["one", "two", "ask", "look", "tests"])
            Assert.Contains(expected, await File.ReadAllTextAsync(Path.Combine(folder.FullName, "report.md")), StringComparison.Ordinal);
        Assert.DoesNotContain("load step of", output, StringComparison.Ordinal);
        Assert.All(
            folder.GetFiles("*", SearchOption.AllDirectories),
            file => Assert.DoesNotContain("hunter2", File.ReadAllText(file.FullName), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Servers_that_answer_differently_give_no_figures()
    {
        await using var one = await OwnServer.StartAsync(("/a", OwnServer.Json("""{"answer":42}""")), ("/b", OwnServer.Text("")));
        await using var two = await OwnServer.StartAsync(("/a", OwnServer.Json("""{"answer":43}""")), ("/b", OwnServer.Text("")));

        var (exitCode, _, error) = await IrisBenchProcess.RunAsync(
            Variables, "compare", "--experiment", Write(one, two), "--results", Results);

        Assert.Equal(1, exitCode);
        Assert.Contains("parity gate: one answers answer 42, two 43; no figures for sides that disagree", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Servers_of_which_nothing_must_agree_are_compared_with_a_warning()
    {
        await using var one = await OwnServer.StartAsync(("/a", OwnServer.Text("")), ("/b", OwnServer.Text("")));

        var (exitCode, output, error) = await IrisBenchProcess.MeasureAsync(
            Variables, "compare", "--experiment", Write(one, one, take: ""), "--results", Results);

        Assert.True(exitCode == 0, error);
        Assert.Contains("Nothing that two and one answer was compared", output.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sweep_of_a_chain_that_was_interrupted_goes_on()
    {
        await using var one = await OwnServer.StartAsync(("/a", OwnServer.Json("""{"answer":42}""")), ("/b", Slowly));
        var file = Write(one, one, more: "vary: { chain: [1, 3] }", look: "repeat: chain");
        await using (var irisbench = IrisBenchProcess.Start(Variables, "sweep", file, "--results", Results))
        {
            await UntilAsync(() => Directory.Exists(Results) && Directory.GetFiles(
                Results, "rounds.jsonl", SearchOption.AllDirectories).Any(rounds => new FileInfo(rounds).Length > 0));
            Assert.Equal(137, await irisbench.EndAsync("KILL"));
        }

        File.Delete(file);
        var folder = Assert.Single(new DirectoryInfo(Results).GetDirectories());
        var (exitCode, _, error) = await IrisBenchProcess.MeasureAsync(Variables, "sweep", "--resume", folder.FullName);

        Assert.True(exitCode == 0, error);
        var run = await new RunFolder(folder).ReadAsync();
        Assert.Equal(RunStatus.Complete, run.Header.Status);
        Assert.All(
            run.Rounds,
            round => Assert.Equal(round.Point == 0 ? 2 : 4, run.Pipelines.First(pipeline => pipeline.Round == round.Index).Steps.Count));
        RunFiles.AssertValidSweep(folder);
    }

    [Theory]
    [InlineData(new[] { "--monolith", "http://127.0.0.1:9" }, "All sides of own say themselves where they are")]
    [InlineData(new[] { "--prometheus", "http://127.0.0.1:9" }, "All sides of own say themselves where they are")]
    public async Task An_address_of_our_system_is_refused_where_no_side_is_ours(string[] options, string message)
    {
        await using var one = await OwnServer.StartAsync();

        var (exitCode, _, error) = await IrisBenchProcess.RunAsync(Variables, ["compare", "--experiment", Write(one, one), .. options]);

        Assert.Equal(2, exitCode);
        Assert.Contains(message, Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_variable_that_is_not_set_ends_it_in_a_line()
    {
        await using var one = await OwnServer.StartAsync();
        var variables = Variables;
        variables["OWN_KEY"] = "";

        var (exitCode, _, error) = await IrisBenchProcess.RunAsync(
            variables, "compare", "--experiment", Write(one, one), "--results", Results);

        Assert.Equal(1, exitCode);
        Assert.Equal(
            "irisbench: The environment lacks OWN_KEY, which the experiment takes from there: set it, as in OWN_KEY=VALUE irisbench …\n",
            error);
        Assert.False(Directory.Exists(Results));
    }

    private static Task Slowly(Microsoft.AspNetCore.Http.HttpContext context) => Task.Delay(40, context.RequestAborted);

    private static async Task UntilAsync(Func<bool> condition)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (!condition())
            await Task.Delay(50, deadline.Token);
    }

    private string Write(
        OwnServer one, OwnServer two, string take = "take: { answer: /answer }, agree: [answer],", string more = "",
        string look = "method: GET")
    {
        var path = Path.Combine(_folder.FullName, "own.yaml");
        string Side(string name, OwnServer server) => $$$"""
              - name: {{{name}}}
                system:
                  baseUrl: {{{server.Address}}}
                  steps:
                    - { name: ask, path: /a, {{{take}}} headers: { X-Key: "{{env:OWN_KEY}}" } }
                    - { name: look, path: /b, {{{look}}} }
                  components: [{ name: tests, process: "{{env:OWN_PID}}" }]
            """;
        File.WriteAllText(path, $$"""
            name: own
            sides:
            {{Side("one", one)}}
            {{Side("two", two)}}
            rounds: 2
            warmUps: 1
            order: { seed: 1 }
            load: { runs: 2 }
            rest: { minimumSeconds: 0, maximumSeconds: 0.3 }
            measurement: { baselineSeconds: 0.1, neighbourShare: 1 }
            {{more}}
            """);
        return path;
    }
}
