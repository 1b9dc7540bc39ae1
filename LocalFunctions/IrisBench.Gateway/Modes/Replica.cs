using System.Diagnostics;
using IrisBench.Gateway.Contract;
using IrisBench.Gateway.Processes;
using IrisBench.Gateway.Proxy;

namespace IrisBench.Gateway.Modes;

/// <summary>One process of a function that answers over HTTP. Its set guards what changes.</summary>
internal sealed class Replica(string function, string startKind, int port, int managementPort) : IDisposable
{
    // How long a process may take to end in good order after it was asked to.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    private readonly TaskCompletionSource<StartOutcome> _started = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Instance { get; } = $"{function}-{Guid.NewGuid().ToString("N")[..8]}";

    /// <summary>Why it was started; see <see cref="ColdStartNames"/>.</summary>
    public string StartKind => startKind;

    public Uri Address { get; } = new($"http://127.0.0.1:{port}");

    public int Port => port;

    /// <summary>Where it tells its metrics, if it is one that does.</summary>
    public int ManagementPort => managementPort;

    /// <summary>Its own connections: they end with it.</summary>
    public HttpMessageInvoker Connections { get; } = FunctionConnections.Create();

    public long RequestedTimestamp { get; } = Stopwatch.GetTimestamp();

    public ReplicaState State { get; set; } = ReplicaState.Starting;

    public int InFlight { get; set; }

    public FunctionProcess? Process { get; set; }

    public StartTimes Times { get; set; }

    public string? Failure { get; set; }

    /// <summary>It is to be killed, not asked to end: it does not do what it is asked.</summary>
    public bool IsCondemned { get; set; }

    public Task<StartOutcome> Started => _started.Task;

    public bool IsWanted => State is ReplicaState.Starting or ReplicaState.Ready;

    public void SetStarted(StartOutcome outcome) => _started.TrySetResult(outcome);

    /// <summary>No further request reaches it, and it ends after its last.</summary>
    public void Drain()
    {
        State = ReplicaState.Draining;
        SetStarted(StartOutcome.Withdrawn);
        if (InFlight == 0)
            Stop();
    }

    /// <summary>Asks its process to end and kills it, and all it started, when it does not.</summary>
    public void Stop() => _ = StopAsync();

    public void Dispose()
    {
        Connections.Dispose();
        Process?.Dispose();
    }

    private async Task StopAsync()
    {
        if (Process is not { } process)
            return;
        process.Memory();
        if (!IsCondemned)
        {
            process.Terminate();
            await Task.WhenAny(process.Ended, Task.Delay(Grace));
        }

        process.Kill();
    }
}

internal enum ReplicaState
{
    Starting,
    Ready,

    /// <summary>Gets no further requests, ends after its last one.</summary>
    Draining,
    Ended,
}

internal enum StartOutcome
{
    Ready,
    Failed,

    /// <summary>It was scaled away before it was ready.</summary>
    Withdrawn,
}

/// <summary>The parts of a process start.</summary>
/// <param name="Spawn">From the decision until the process exists.</param>
/// <param name="Ready">From then until it answers.</param>
internal readonly record struct StartTimes(TimeSpan Spawn, TimeSpan Ready)
{
    public TimeSpan Whole => Spawn + Ready;
}

/// <summary>How long to wait before a replica that went unasked is replaced: not at all at first, longer each time it does not
/// last.</summary>
internal sealed class RestartBackoff
{
    private static readonly TimeSpan Lasting = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private int _inARow;

    public TimeSpan Next(TimeSpan lived)
    {
        _inARow = lived >= Lasting ? 0 : _inARow + 1;
        if (_inARow <= 1)
            return TimeSpan.Zero;
        var seconds = 0.5 * Math.Pow(2, Math.Min(_inARow - 2, 10));
        return seconds < Longest.TotalSeconds ? TimeSpan.FromSeconds(seconds) : Longest;
    }
}
