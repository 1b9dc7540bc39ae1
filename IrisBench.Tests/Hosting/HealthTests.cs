using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace IrisBench.Tests.Hosting;

public class HealthTests
{
    [Fact]
    public async Task A_running_resource_turns_unhealthy_and_healthy_again_with_its_health_check()
    {
        await using var application = await TestApplication.StartAsync(builder => builder.AddWorkload("workload"));
        await application.HealthyAsync("workload");
        using var client = application.Client("workload");

        await client.PostAsync("/health/false", null, application.Timeout);
        var unhealthy = await application.WhenAsync("workload", snapshot => snapshot.HealthStatus == HealthStatus.Unhealthy);
        await client.PostAsync("/health/true", null, application.Timeout);
        await application.HealthyAsync("workload");

        Assert.Contains("503", Assert.Single(unhealthy.Snapshot.HealthReports).Description, StringComparison.Ordinal);
    }
}
