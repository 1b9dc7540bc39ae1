using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;

namespace IrisBench.Tests.Hosting;

public class TestingBuilderTests
{
    private static readonly string[] s_arguments = ["--Parameters:secret=of-the-test"];

    [Fact]
    public async Task An_AppHost_runs_twice_at_once_in_one_process()
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromMinutes(1));

        var apps = await Task.WhenAll(StartAsync(timeout.Token), StartAsync(timeout.Token));
        await using var one = apps[0];
        await using var other = apps[1];

        Assert.NotEqual(one.GetEndpoint("back"), other.GetEndpoint("back"));
        using var client = one.CreateHttpClient("front");
        using var otherClient = other.CreateHttpClient("front");
        Assert.NotEqual(await client.ProcessIdAsync(), await otherClient.ProcessIdAsync());
    }

    [Fact]
    public async Task Disposing_an_application_leaves_no_process()
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        var app = await StartAsync(timeout.Token);
        using var client = app.CreateHttpClient("front");
        var processId = await client.ProcessIdAsync();

        await app.DisposeAsync();

        Assert.False(ProcessProbe.IsAlive(processId));
    }

    [Fact]
    public async Task A_test_can_change_the_model_of_the_AppHost_before_it_is_built()
    {
        await using var builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.IrisBench_Tests_AppHost>(s_arguments);
        var back = builder.Resources.OfType<ProjectResource>().Single(resource => resource.Name == "back");
        builder.CreateResourceBuilder(back).WithExplicitStart();

        await using var app = await builder.BuildAsync();
        await app.StartAsync();

        Assert.True(app.ResourceNotifications.TryGetCurrentState("back", out var change));
        Assert.Equal(KnownResourceStates.NotStarted, change.Snapshot.State?.Text);
        Assert.True(builder.Environment.EnvironmentName == "Development", "the launch profile of the AppHost counts");
    }

    [Fact]
    public async Task A_builder_that_is_never_built_can_be_disposed()
    {
        var builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.IrisBench_Tests_AppHost>(s_arguments);

        await builder.DisposeAsync();
    }

    [Fact]
    public async Task An_address_that_does_not_exist_is_an_argument_error()
    {
        await using var application = await TestApplication.StartAsync(builder => builder.AddWorkload("workload").WithExplicitStart());

        Assert.Throws<ArgumentException>(() => application.App.GetEndpoint("nobody"));
        Assert.Throws<ArgumentException>(() => application.App.GetEndpoint("workload", "nothing"));
    }

    private static async Task<DistributedApplication> StartAsync(CancellationToken cancellationToken)
    {
        var builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.IrisBench_Tests_AppHost>(s_arguments, cancellationToken);
        var app = await builder.BuildAsync(cancellationToken);
        await app.StartAsync(cancellationToken);
        await app.ResourceNotifications.WaitForResourceHealthyAsync("front", cancellationToken);
        return app;
    }
}
