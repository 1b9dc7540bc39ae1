using IrisBench.Hosting.Embedded;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Testing;

/// <summary>Makes builders of distributed applications for tests: random ports, nothing printed.</summary>
public static class DistributedApplicationTestingBuilder
{
    // An AppHost that does not come to Build in this time never will.
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(5);

    /// <summary>Runs the entry point of an AppHost up to the point where it builds the application.</summary>
    /// <typeparam name="TEntryPoint">A type of the AppHost's assembly, as <c>Projects.NAME_OF_APPHOST</c>.</typeparam>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The builder, with what the AppHost added.</returns>
    public static Task<IDistributedApplicationTestingBuilder> CreateAsync<TEntryPoint>(CancellationToken cancellationToken = default)
        where TEntryPoint : class => CreateAsync<TEntryPoint>([], cancellationToken);

    /// <summary>Runs the entry point of an AppHost up to the point where it builds the application.</summary>
    /// <typeparam name="TEntryPoint">A type of the AppHost's assembly, as <c>Projects.NAME_OF_APPHOST</c>.</typeparam>
    /// <param name="args">The command line of the AppHost.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The builder, with what the AppHost added.</returns>
    public static Task<IDistributedApplicationTestingBuilder> CreateAsync<TEntryPoint>(string[] args, CancellationToken cancellationToken = default)
        where TEntryPoint : class => CreateAsync(typeof(TEntryPoint), args, cancellationToken);

    /// <summary>Runs the entry point of an AppHost up to the point where it builds the application.</summary>
    /// <param name="entryPoint">A type of the AppHost's assembly.</param>
    /// <param name="args">The command line of the AppHost.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The builder, with what the AppHost added.</returns>
    public static Task<IDistributedApplicationTestingBuilder> CreateAsync(Type entryPoint, string[] args, CancellationToken cancellationToken = default) =>
        CreateAsync(entryPoint, args, (_, _) => { }, cancellationToken);

    /// <summary>Runs the entry point of an AppHost up to the point where it builds the application.</summary>
    /// <typeparam name="TEntryPoint">A type of the AppHost's assembly, as <c>Projects.NAME_OF_APPHOST</c>.</typeparam>
    /// <param name="args">The command line of the AppHost.</param>
    /// <param name="configureBuilder">Changes what a test runs with, for example that there is no dashboard.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The builder, with what the AppHost added.</returns>
    public static Task<IDistributedApplicationTestingBuilder> CreateAsync<TEntryPoint>(
        string[] args, Action<DistributedApplicationOptions, HostApplicationBuilderSettings> configureBuilder, CancellationToken cancellationToken = default)
        where TEntryPoint : class => CreateAsync(typeof(TEntryPoint), args, configureBuilder, cancellationToken);

    /// <summary>Runs the entry point of an AppHost up to the point where it builds the application.</summary>
    /// <param name="entryPoint">A type of the AppHost's assembly.</param>
    /// <param name="args">The command line of the AppHost.</param>
    /// <param name="configureBuilder">Changes what a test runs with, for example that there is no dashboard.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The builder, with what the AppHost added.</returns>
    public static async Task<IDistributedApplicationTestingBuilder> CreateAsync(
        Type entryPoint, string[] args, Action<DistributedApplicationOptions, HostApplicationBuilderSettings> configureBuilder, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(entryPoint);
        ArgumentNullException.ThrowIfNull(args);
        ArgumentNullException.ThrowIfNull(configureBuilder);
        var session = new EntryPointSession(entryPoint.Assembly, args, (options, settings) => TestDefaults.Apply(entryPoint.Assembly, args, options, settings, configureBuilder));
        session.Start();
        return new TestingBuilder(await session.Builder.WaitAsync(s_patience, cancellationToken), session);
    }

    /// <summary>Makes a builder of an application that the test describes itself.</summary>
    /// <param name="args">The command line.</param>
    /// <returns>The builder, without resources.</returns>
    public static IDistributedApplicationTestingBuilder Create(params string[] args) => Create(args, (_, _) => { });

    /// <summary>Makes a builder of an application that the test describes itself.</summary>
    /// <param name="args">The command line.</param>
    /// <param name="configureBuilder">Changes what a test runs with, for example that there is no dashboard.</param>
    /// <returns>The builder, without resources.</returns>
    public static IDistributedApplicationTestingBuilder Create(string[] args, Action<DistributedApplicationOptions, HostApplicationBuilderSettings> configureBuilder)
    {
        ArgumentNullException.ThrowIfNull(configureBuilder);
        return new TestingBuilder(
            new DistributedApplicationBuilder(new DistributedApplicationOptions(), (options, settings) => TestDefaults.Apply(null, args, options, settings, configureBuilder)), session: null);
    }
}
