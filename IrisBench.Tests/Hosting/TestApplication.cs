using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;

namespace IrisBench.Tests.Hosting;

/// <summary>An application of small workload processes that a test describes and runs.</summary>
internal sealed class TestApplication : IAsyncDisposable
{
    private readonly CancellationTokenSource _timeout = new(TimeSpan.FromMinutes(1));

    private TestApplication(DistributedApplication app) => App = app;

    public DistributedApplication App { get; }

    /// <summary>Ends every wait of a test that would otherwise hang.</summary>
    public CancellationToken Timeout => _timeout.Token;

    public static async Task<TestApplication> StartAsync(Action<IDistributedApplicationBuilder> describe, params string[] args)
    {
        var builder = DistributedApplicationTestingBuilder.Create(args);
        describe(builder);
        var application = new TestApplication(await builder.BuildAsync());
        try
        {
            await application.App.StartAsync(application.Timeout);
            return application;
        }
        catch
        {
            await application.DisposeAsync();
            throw;
        }
    }

    public HttpClient Client(string resource) => App.CreateHttpClient(resource);

    public Task<string> StateAsync(string resource, params string[] states) =>
        App.ResourceNotifications.WaitForResourceAsync(resource, states, Timeout);

    public Task<ResourceEvent> HealthyAsync(string resource) =>
        App.ResourceNotifications.WaitForResourceHealthyAsync(resource, Timeout);

    public Task<ResourceEvent> WhenAsync(string resource, Func<CustomResourceSnapshot, bool> condition) =>
        App.ResourceNotifications.WaitForResourceAsync(resource, change => condition(change.Snapshot), Timeout);

    public CustomResourceSnapshot Now(string resource) =>
        App.ResourceNotifications.TryGetCurrentState(resource, out var change) ? change.Snapshot : throw new InvalidOperationException(resource);

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        _timeout.Dispose();
    }
}
