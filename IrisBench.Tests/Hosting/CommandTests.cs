using System.Globalization;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;

namespace IrisBench.Tests.Hosting;

public class CommandTests
{
    [Fact]
    public async Task A_restart_gives_a_new_process_at_the_same_address()
    {
        await using var application = await TestApplication.StartAsync(builder => builder.AddWorkload("workload"));
        await application.HealthyAsync("workload");
        var address = application.App.GetEndpoint("workload");
        using var client = application.Client("workload");
        var before = await client.ProcessIdAsync();

        var result = await ExecuteAsync(application, "workload", KnownResourceCommands.RestartCommand);
        await application.HealthyAsync("workload");

        Assert.True(result.Success, result.Message);
        Assert.Equal(address, application.App.GetEndpoint("workload"));
        Assert.NotEqual(before, await client.ProcessIdAsync());
        Assert.False(ProcessProbe.IsAlive(before));
    }

    [Fact]
    public async Task A_stopped_resource_is_down_until_it_is_started()
    {
        await using var application = await TestApplication.StartAsync(builder => builder.AddWorkload("workload"));
        await application.HealthyAsync("workload");
        using var client = application.Client("workload");

        await ExecuteAsync(application, "workload", KnownResourceCommands.StopCommand);
        await application.StateAsync("workload", [.. KnownResourceStates.TerminalStates!]);
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => client.GetAsync("/health", application.Timeout));

        await ExecuteAsync(application, "workload", KnownResourceCommands.StartCommand);
        await application.HealthyAsync("workload");
    }

    [UnixFact]
    public async Task A_stop_ends_the_children_of_the_process_too()
    {
        await using var application = await TestApplication.StartAsync(builder => builder.AddWorkload("workload"));
        await application.HealthyAsync("workload");
        using var client = application.Client("workload");
        using var answer = await client.PostAsync("/child", null, application.Timeout);
        var grandchild = int.Parse(await answer.Content.ReadAsStringAsync(), CultureInfo.InvariantCulture);
        Assert.True(ProcessProbe.IsAlive(grandchild));

        await ExecuteAsync(application, "workload", KnownResourceCommands.StopCommand);

        await ProcessProbe.WaitUntilGoneAsync(grandchild, application.Timeout);
    }

    [Fact]
    public async Task A_resource_with_explicit_start_waits_for_the_command()
    {
        await using var application = await TestApplication.StartAsync(builder =>
        {
            builder.AddWorkload("later").WithExplicitStart();
            builder.AddWorkload("now");
        });
        await application.HealthyAsync("now");
        Assert.Equal(KnownResourceStates.NotStarted, application.Now("later").State?.Text);

        await ExecuteAsync(application, "later", KnownResourceCommands.StartCommand);

        await application.HealthyAsync("later");
    }

    [Fact]
    public async Task A_resource_that_is_waiting_can_be_stopped()
    {
        await using var application = await TestApplication.StartAsync(builder =>
        {
            var never = builder.AddWorkload("never").WithExplicitStart();
            builder.AddWorkload("waiting").WaitFor(never);
        });
        await application.StateAsync("waiting", KnownResourceStates.Waiting);

        var result = await ExecuteAsync(application, "waiting", KnownResourceCommands.StopCommand);

        Assert.True(result.Success, result.Message);
        await application.StateAsync("waiting", KnownResourceStates.NotStarted);
    }

    [Theory]
    [InlineData("workload", "dance")]
    [InlineData("nobody", "start")]
    public async Task What_cannot_be_executed_is_a_failure_with_a_message(string resource, string command)
    {
        await using var application = await TestApplication.StartAsync(builder => builder.AddWorkload("workload").WithExplicitStart());

        var result = await ExecuteAsync(application, resource, command);

        Assert.False(result.Success);
        Assert.Contains(resource, result.Message, StringComparison.Ordinal);
    }

    private static Task<ExecuteCommandResult> ExecuteAsync(TestApplication application, string resource, string command) =>
        application.App.ResourceCommands.ExecuteCommandAsync(resource, command, application.Timeout);
}
