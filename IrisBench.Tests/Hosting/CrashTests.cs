using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace IrisBench.Tests.Hosting;

public class CrashTests
{
    [Fact]
    public async Task A_process_that_ends_by_itself_is_shown_with_its_exit_code_and_stays_down()
    {
        await using var application = await TestApplication.StartAsync(builder => builder.AddWorkload("workload"));
        await application.HealthyAsync("workload");

        using var client = application.Client("workload");
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => client.PostAsync("/exit/3", null, application.Timeout));

        await application.StateAsync("workload", [.. KnownResourceStates.TerminalStates!]);
        Assert.Equal(3, application.Now("workload").ExitCode);
        Assert.Null(application.Now("workload").HealthStatus);
        await Assert.ThrowsAsync<DistributedApplicationException>(() => application.HealthyAsync("workload"));
    }

    [Fact]
    public async Task A_project_that_is_not_there_fails_to_start_and_says_so()
    {
        await using var application = await TestApplication.StartAsync(builder => builder.AddProject("ghost", "/nowhere/Ghost.csproj"));

        var failed = await application.WhenAsync("ghost", snapshot => snapshot.State?.Text == KnownResourceStates.FailedToStart);

        Assert.Contains(failed.Snapshot.Properties, property => property.Value is string text && text.Contains("/nowhere/Ghost.csproj does not exist", StringComparison.Ordinal));
    }
}
