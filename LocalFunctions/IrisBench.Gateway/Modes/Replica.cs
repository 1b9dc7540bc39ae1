using System.Diagnostics;
using IrisBench.Gateway.Processes;
using IrisBench.Gateway.Proxy;

namespace IrisBench.Gateway.Modes;

/// <summary>One process of a function that answers over HTTP. Its set guards what changes.</summary>
internal sealed class Replica(string function, string startKind, int port, int managementPort) : IDisposable
{
    private readonly TaskCompletionSource<StartOutcome> _started = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Instance { get; } = $"{function}-{Guid.NewGuid().ToString("N")[..8]}";

    /// <summary>Why it was started; see <see cref="ColdStartKind"/>.</summary>
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

    public void Dispose()
    {
        Connections.Dispose();
        Process?.Dispose();
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

/// <summary>Why a request had to wait for a process: values of the header X-Cold-Start and of the metrics' label kind.</summary>
internal static class ColdStartKind
{
    /// <summary>There was no replica, and none was wanted.</summary>
    public const string ScaleFromZero = "scale-from-zero";

    /// <summary>A replica that is wanted was not there yet, or not any more.</summary>
    public const string NewProcess = "new-process";

    /// <summary>Each request has its own process.</summary>
    public const string Fork = "fork";
}
