using IrisBench.AppHost.RunningSystem;
using IrisBench.Compare.RunningSystem;

namespace IrisBench.Tests.Compare.RunningSystem;

public class DashboardOfSystemTests
{
    [Theory]
    [InlineData("aspire-dashboard", "http://localhost:15170/login?t=secret", "http://localhost:15170/")]
    [InlineData("aspire-dashboard", "http://example.org", null)]
    [InlineData("monolith", "http://localhost:7500", null)]
    public void It_is_the_one_that_the_AppHost_announced_if_that_is_on_this_machine(string resource, string url, string? expected)
    {
        var state = new RunningSystemState(
            RunningSystemState.CurrentSchema, ProcessId: 1, DateTimeOffset.UnixEpoch,
            new Dictionary<string, IReadOnlyDictionary<string, string>> { [resource] = new Dictionary<string, string> { ["http"] = url } });

        Assert.Equal(expected, new SystemEndpoints(state).Dashboard?.AbsoluteUri);
    }
}
