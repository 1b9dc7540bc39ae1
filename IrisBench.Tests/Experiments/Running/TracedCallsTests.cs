using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Results;
using Microsoft.AspNetCore.Http;

namespace IrisBench.Tests.Experiments.Running;

/// <summary>Calls that the system's dashboard shows.</summary>
public sealed partial class TracedCallsTests : IAsyncLifetime
{
    private readonly ConcurrentQueue<string> _parents = new();
    private readonly StubSystem _system;

    public TracedCallsTests() => _system = new StubSystem
    {
        Load = context => AnswerAsync(context, """{"checksum":1e-7}"""),
        Monolith = context => AnswerAsync(context, StubSystem.MonolithAnswer("setosa")),
    };

    public Task InitializeAsync() => _system.StartAsync();

    public async Task DisposeAsync() => await _system.DisposeAsync();

    [Fact]
    public async Task The_first_call_of_each_side_is_a_trace_and_no_call_that_is_timed_is()
    {
        var outcome = await _system.RunAsync(
            StubRun.Experiment(StubRun.Monolith(), StubRun.Functions(FunctionMode.Warm)),
            targets: _system.Targets with { Dashboard = new Uri("http://localhost:15170") });

        var calls = outcome.Header.TracedCalls!;
        Assert.Equal(["monolith", "functions-warm"], calls.Sides.Select(side => side.Side));
        Assert.Equal(calls.Sides.Select(side => side.TraceId), _parents.Where(parent => parent.Length > 0).Select(TraceOf));
        Assert.True(_parents.Count(parent => parent.Length == 0) >= 2, "The calls of the rounds have no trace.");
        Assert.Equal($"http://localhost:15170/traces/detail/{calls.Sides[0].TraceId}", calls.Pages().First().Page.AbsoluteUri);
        Assert.Equal(calls.Sides, (await outcome.Folder.ReadHeaderAsync()).TracedCalls!.Sides);
    }

    [Fact]
    public async Task Where_no_dashboard_is_nothing_is_sent_that_is_not_described()
    {
        var outcome = await _system.RunAsync(StubRun.Experiment(StubRun.Monolith()));

        Assert.Null(outcome.Header.TracedCalls);
        Assert.All(_parents, Assert.Empty);
    }

    [Theory]
    [InlineData("http://localhost:15170/login?t=secret", "http://localhost:15170/")]
    [InlineData("https://127.0.0.1:1", "https://127.0.0.1:1/")]
    [InlineData("http://[::1]:1/", "http://[::1]:1/")]
    [InlineData("http://example.org:15170", null)]
    [InlineData("http://localhost.example.org", null)]
    [InlineData("http://user:secret@localhost:1", null)]
    [InlineData("javascript:alert(1)", null)]
    [InlineData("file:///etc/passwd", null)]
    [InlineData("nonsense", null)]
    [InlineData(null, null)]
    public void A_dashboard_is_on_this_machine_and_its_address_holds_no_secret(string? text, string? expected)
        => Assert.Equal(expected, TracedCalls.DashboardIn(text)?.AbsoluteUri);

    [Theory]
    [InlineData("http://example.org", "0af7651916cd43dd8448eb211c80319c")]
    [InlineData("http://localhost:1", "../../login?t=x")]
    [InlineData("http://localhost:1", "0af7651916cd43dd8448eb211c80319c\n")]
    public void What_a_folder_of_a_stranger_names_otherwise_is_no_page(string dashboard, string trace)
        => Assert.Empty(new TracedCalls(dashboard, [new SideTrace("monolith", trace)]).Pages());

    private Task AnswerAsync(HttpContext context, string answer)
    {
        _parents.Enqueue(context.Request.Headers["traceparent"].ToString());
        return StubSystem.Answer(answer)(context);
    }

    private static string TraceOf(string parent) => Parent().Match(parent).Groups[1].Value;

    [GeneratedRegex("^00-([0-9a-f]{32})-[0-9a-f]{16}-01$")]
    private static partial Regex Parent();
}
