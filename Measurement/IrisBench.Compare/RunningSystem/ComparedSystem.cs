using IrisBench.Experiments;
using IrisBench.Experiments.Definition;

namespace IrisBench.Compare.RunningSystem;

/// <summary>The system under comparison. Disposing it stops it if it was started for the comparison.</summary>
internal sealed class ComparedSystem(SystemEndpoints endpoints, AppHostProcess? startedHere) : IAsyncDisposable
{
    private const int MaximumBytes = 8 << 20;

    private static readonly TimeSpan HealthTimeout = TimeSpan.FromSeconds(5);

    public SystemEndpoints Endpoints => endpoints;

    /// <summary>Uses the system that is up; starts one when there is none, it is not healthy, or another is wanted.</summary>
    /// <param name="experiment">What it is started for.</param>
    /// <param name="fresh">Whether one is started whatever is up, beside it.</param>
    /// <param name="publish">Whether to publish what is started; else it is what was built.</param>
    /// <param name="tell">Told what is done, a line each.</param>
    /// <param name="cancellationToken">Stops waiting, and what was started.</param>
    public static async Task<ComparedSystem> FindOrStartAsync(
        Experiment experiment, bool fresh, bool publish, Action<string> tell, CancellationToken cancellationToken)
    {
        if (!fresh && StateFile.ReadLive(StateFile.Path) is { } state)
        {
            var endpoints = new SystemEndpoints(state);
            var problem = await ProblemOfAsync(endpoints, cancellationToken);
            if (problem is null)
            {
                tell($"Using the running system (AppHost process {state.ProcessId}).");
                // Before anything is measured: afterwards it is in the report, and the time is spent.
                if (await HasDebugBuildAsync(endpoints, cancellationToken))
                    tell("It is a Debug build, and its figures are not those of what ships. To measure a Release build beside it, say "
                        + "--fresh; it disturbs less if you stop this one first (Ctrl+C).");
                return new ComparedSystem(endpoints, startedHere: null);
            }

            tell($"The running system cannot be used: {problem}.");
        }

        if (!File.Exists(AppHostLocation.Own.Assembly))
            throw new CompareException(
                "No system is up, and there is none here to start: start one in its repository (dotnet run --project IrisBench.AppHost), "
                + "or give the addresses of one (--monolith, --gateway).");

        var compilations = SweepPoints.Of(experiment)
            .SelectMany(point => point.Experiment.Sides)
            .Select(side => side.Compilation)
            .OfType<FunctionCompilation>();
        var published = publish ? await SystemPublishing.PublishAsync(AppHostLocation.Own, compilations, tell, cancellationToken) : null;
        tell("Starting the system for this comparison.");
        return await StartAsync(AppHostLocation.Own, published, tell, cancellationToken);
    }

    public ValueTask DisposeAsync() => startedHere?.DisposeAsync() ?? ValueTask.CompletedTask;

    /// <summary>Starts one, whatever is up.</summary>
    public static async Task<ComparedSystem> StartAsync(
        AppHostLocation location, string? published, Action<string> tell, CancellationToken cancellationToken)
    {
        var appHost = AppHostProcess.Start(location, published);
        try
        {
            return new ComparedSystem(new SystemEndpoints(await appHost.WaitUntilReadyAsync(tell, cancellationToken)), appHost);
        }
        catch
        {
            await appHost.DisposeAsync();
            throw;
        }
    }

    private static async Task<bool> HasDebugBuildAsync(SystemEndpoints endpoints, CancellationToken cancellationToken)
    {
        using var http = NewClient();
        try
        {
            var pages = await Task.WhenAll(
                endpoints.Managed.Select(resource => http.GetStringAsync(endpoints.Metrics(resource), cancellationToken)));
            return pages.Any(page => page.Contains("{configuration=\"Debug\"", StringComparison.Ordinal)
                || page.Contains(",configuration=\"Debug\"", StringComparison.Ordinal));
        }
        catch (Exception exception) when (exception is HttpRequestException or CompareException
            || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            // A system that does not tell is measured, or refused, by who asks for its figures.
            return false;
        }
    }

    private static HttpClient NewClient()
        => new(new SocketsHttpHandler { UseProxy = false }) { Timeout = HealthTimeout, MaxResponseContentBufferSize = MaximumBytes };

    // Why a system cannot be used, or null when it can: each of its resources is asked for its health.
    private static async Task<string?> ProblemOfAsync(SystemEndpoints endpoints, CancellationToken cancellationToken)
    {
        using var http = NewClient();
        try
        {
            var problems = await Task.WhenAll(endpoints.Managed.Select(ProblemAsync));
            return problems.FirstOrDefault(problem => problem is not null);
        }
        catch (CompareException exception)
        {
            return exception.Message;
        }

        async Task<string?> ProblemAsync(string resource)
        {
            try
            {
                using var response = await http.GetAsync(
                    endpoints.Health(resource), HttpCompletionOption.ResponseHeadersRead, cancellationToken);
                return response.IsSuccessStatusCode ? null : $"{resource} is not healthy ({(int)response.StatusCode})";
            }
            catch (HttpRequestException exception)
            {
                return $"{resource} does not answer ({ConnectionFailure.Of(exception)})";
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                return $"{resource} does not answer within {HealthTimeout.TotalSeconds:0} s";
            }
        }
    }
}
