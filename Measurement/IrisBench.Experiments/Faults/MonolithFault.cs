using System.Diagnostics;
using System.Globalization;
using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Measurement;
using IrisBench.Experiments.Measurement.Scraping;
using IrisBench.Processes;

namespace IrisBench.Experiments.Faults;

/// <summary>The process of the monolith that an AppHost of this machine runs, which its metrics name. Killed, the AppHost starts it
/// again.</summary>
/// <param name="metrics">Where it tells its metrics.</param>
/// <param name="appHost">Id of the AppHost.</param>
internal sealed class MonolithFault(Uri metrics, int appHost) : IFaultTarget
{
    private const int MaximumBytes = 8 << 20;

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan AimPatience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private readonly WantedLines _identity = new(MetricNames.ProcessId, MetricNames.ProcessStarted);
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false })
    {
        Timeout = Timeout,
        MaxResponseContentBufferSize = MaximumBytes,
    };

    private (int Id, long Started)? _aim;
    private Process? _waker;

    public async Task AimAsync(CancellationToken cancellationToken)
    {
        var begin = Stopwatch.GetTimestamp();
        // It may not be up again yet after a fault before.
        while ((_aim = await FindAsync(cancellationToken)) is null)
        {
            if (Stopwatch.GetElapsedTime(begin) > AimPatience)
                throw new ExperimentException("The process of the monolith cannot be found by its metrics, so nothing is done to it: run "
                    + "it under an AppHost of this version, and have no fault of it come before it is up again after another.");
            await Task.Delay(Pause, cancellationToken);
        }

        var orchestrator = OrchestratorProcess.Of(appHost);
        if (!ProcessTable.Read().LineOf(_aim!.Value.Id).Any(orchestrator.Contains))
            throw new ExperimentException($"The monolith is process {_aim.Value.Id}, which the AppHost {appHost} has not started, so "
                + "nothing is done to it.");
    }

    public Task<int> DoAsync(FaultDefinition fault, CancellationToken cancellationToken)
    {
        var id = _aim!.Value.Id;
        // Ready before it is needed: should irisbench be killed meanwhile, somebody else has to have it go on.
        if (fault.Do == FaultKind.Stop)
            _waker = Waker(id);
        return Task.FromResult((fault.Do == FaultKind.Stop ? Signal.TryStop(id) : Signal.TryKill(id)) ? 1 : 0);
    }

    public async Task RepairAsync(FaultDefinition fault)
    {
        if (fault.Do == FaultKind.Stop)
        {
            Wake();
            return;
        }

        var begin = Stopwatch.GetTimestamp();
        while (await FindAsync(CancellationToken.None) is not { } now || now == _aim)
        {
            if (Stopwatch.GetElapsedTime(begin) > Patience)
                throw new ExperimentException($"The monolith was not up again {Patience.TotalSeconds:0} s after it was killed: its AppHost "
                    + "does not start it again. The log in its dashboard tells more.");
            await Task.Delay(Pause);
        }
    }

    public ValueTask DisposeAsync()
    {
        Wake();
        _http.Dispose();
        return ValueTask.CompletedTask;
    }

    // A shell in a session of its own, which no Ctrl+C reaches: its input ends when irisbench does, and then it acts.
    private static Process Waker(int process)
    {
        string[] arguments =
            ["/bin/sh", "-c", "read -r _; kill -CONT \"$1\"", "irisbench-waker", process.ToString(CultureInfo.InvariantCulture)];
        var waker = new Process { StartInfo = new ProcessStartInfo("setsid", arguments) { RedirectStandardInput = true } };
        waker.StartInfo.Environment.Clear();
        foreach (var (name, value) in PlainEnvironment.With())
            waker.StartInfo.Environment[name] = value;
        waker.Start();
        return waker;
    }

    private void Wake()
    {
        if (_aim is { } aim && _waker is not null)
            Signal.TryContinue(aim.Id);
        _waker?.StandardInput.Dispose();
        _waker?.Dispose();
        _waker = null;
    }

    // Null while it does not answer, or does not tell.
    private async Task<(int Id, long Started)?> FindAsync(CancellationToken cancellationToken)
    {
        try
        {
            var points = _identity.In(await _http.GetByteArrayAsync(metrics, cancellationToken));
            return Value(MetricNames.ProcessId) is { } id && Value(MetricNames.ProcessStarted) is { } started
                && ProcStat.Of((int)id)?.Started == started
                ? ((int)id, started)
                : null;

            long? Value(string name)
                => points.FirstOrDefault(point => point.Name == name)?.Value is { } value and > 0 and < 9e15 ? (long)value : null;
        }
        catch (Exception exception) when (exception is HttpRequestException or FormatException
            || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return null;
        }
    }
}
