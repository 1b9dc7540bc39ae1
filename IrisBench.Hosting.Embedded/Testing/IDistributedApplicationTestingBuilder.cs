namespace Aspire.Hosting.Testing;

/// <summary>Builds a distributed application for a test.</summary>
public interface IDistributedApplicationTestingBuilder : IDistributedApplicationBuilder, IAsyncDisposable, IDisposable
{
    /// <summary>Builds the application, which the test then starts and disposes.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The application, not started.</returns>
    Task<DistributedApplication> BuildAsync(CancellationToken cancellationToken = default);
}
