using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace IrisBench.Tests.Hosting;

public class WaitingTests
{
    [Fact]
    public async Task A_resource_starts_only_when_the_one_it_waits_for_is_healthy()
    {
        await using var application = await TestApplication.StartAsync(builder =>
        {
            var first = builder.AddWorkload("first").WithEnvironment("StartsUnhealthy", "true");
            builder.AddWorkload("second").WaitFor(first);
        });
        await application.StateAsync("first", KnownResourceStates.Running);
        await application.WhenAsync("first", snapshot => snapshot.HealthReports.Any(report => report.Description?.Contains("503", StringComparison.Ordinal) == true));
        Assert.Equal(KnownResourceStates.Waiting, application.Now("second").State?.Text);

        using var first = application.Client("first");
        await first.PostAsync("/health/true", null, application.Timeout);

        await application.HealthyAsync("second");
        Assert.True(application.Now("second").StartTimeStamp > application.Now("first").StartTimeStamp);
    }

    [Fact]
    public async Task A_resource_starts_while_the_one_it_only_wants_started_is_unhealthy()
    {
        await using var application = await TestApplication.StartAsync(builder =>
        {
            var first = builder.AddWorkload("first").WithEnvironment("StartsUnhealthy", "true");
            builder.AddWorkload("second").WaitForStart(first);
        });

        await application.HealthyAsync("second");
    }

    [Fact]
    public async Task A_resource_fails_to_start_when_the_one_it_waits_for_ends_first()
    {
        await using var application = await TestApplication.StartAsync(builder =>
        {
            var first = builder.AddWorkload("first").WithArgs("fail", "3");
            var second = builder.AddWorkload("second").WaitFor(first);
            builder.AddWorkload("third").WaitFor(second);
        });

        var second = await application.WhenAsync("second", snapshot => snapshot.State?.Text == KnownResourceStates.FailedToStart);
        await application.StateAsync("third", KnownResourceStates.FailedToStart);

        Assert.Contains(second.Snapshot.Properties, property => property.Value is string text && text.Contains("'first'", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_resource_starts_when_the_one_whose_end_it_waits_for_has_ended_well()
    {
        await using var application = await TestApplication.StartAsync(builder =>
        {
            var well = builder.AddWorkload("well").WithArgs("fail", "0");
            var badly = builder.AddWorkload("badly").WithArgs("fail", "1");
            builder.AddWorkload("after-well").WaitForCompletion(well);
            builder.AddWorkload("after-badly").WaitForCompletion(badly);
        });

        await application.HealthyAsync("after-well");
        await application.StateAsync("after-badly", KnownResourceStates.FailedToStart);
    }

    [Fact]
    public async Task A_wait_that_ends_too_late_says_how_the_resource_was_last()
    {
        await using var application = await TestApplication.StartAsync(builder => builder.AddWorkload("workload").WithExplicitStart());
        using var soon = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));

        var failure = await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            application.App.ResourceNotifications.WaitForResourceHealthyAsync("workload", soon.Token));

        Assert.Contains(KnownResourceStates.NotStarted, failure.Message, StringComparison.Ordinal);
    }
}
