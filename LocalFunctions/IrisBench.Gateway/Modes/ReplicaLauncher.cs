using System.ComponentModel;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using IrisBench.Gateway.Functions;
using IrisBench.Gateway.Metrics;
using IrisBench.Gateway.Processes;
using OpenTelemetry;

namespace IrisBench.Gateway.Modes;

/// <summary>Starts the process of a replica.</summary>
internal sealed class ReplicaLauncher(
    FreePorts ports, FunctionEnvironment environment, GatewayMetrics metrics, ILogger<ReplicaLauncher> logger)
{
    private const int LastWords = 10;

    public Replica Create(Function function, string kind) => new(function.Name, kind, ports.Next(), ports.Next());

    /// <summary>Whether the replica became ready; if not, its failure says why.</summary>
    public async Task<bool> StartAsync(Function function, Replica replica)
    {
        try
        {
            var process = function.Ledger.Start(environment.ForHttp(function, replica));
            var spawned = Stopwatch.GetTimestamp();
            replica.Process = process;
            process.Input.Dispose();
            _ = ProcessOutput.PumpAsync(process.Output, line => Log(function, replica, line));
            _ = ProcessOutput.PumpAsync(process.Error, line => Log(function, replica, line));
            if (!replica.IsWanted)
            {
                process.Kill();
                return false;
            }

            await ReadinessProbe.WaitAsync(replica, process);
            replica.Times = new StartTimes(
                Stopwatch.GetElapsedTime(replica.RequestedTimestamp, spawned), Stopwatch.GetElapsedTime(spawned));
            metrics.ObserveColdStart(function.Name, replica.StartKind, replica.Times.Whole);
            logger.LogInformation(
                "{Instance} is ready after {Milliseconds:F0} ms", replica.Instance, replica.Times.Whole.TotalMilliseconds);
            return true;
        }
        catch (Exception exception) when (exception is StartFailedException or Win32Exception or IOException)
        {
            replica.Process?.Kill();
            replica.Failure = Explain(function, replica, exception);
            return false;
        }
    }

    private static string Explain(Function function, Replica replica, Exception exception)
    {
        var words = function.Log.LastOf(replica.Instance, LastWords);
        return words.Length == 0 ? exception.Message : $"{exception.Message} It said: {words}";
    }

    private void Log(Function function, Replica replica, string line)
        => logger.LogInformation("{Instance}: {Line}", replica.Instance, function.Log.Add(replica.Instance, line));
}

/// <summary>Asks a starting process at <c>/_/ready</c> until it answers 200; how often is a part of the cold start.</summary>
internal static class ReadinessProbe
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <exception cref="StartFailedException">The process ended, or was not ready in time.</exception>
    public static async Task WaitAsync(Replica replica, FunctionProcess process)
    {
        // These calls belong to no trace.
        using var silence = SuppressInstrumentationScope.Begin();
        using var timeout = new CancellationTokenSource(Patience);
        while (!await IsReadyAsync(replica, timeout.Token))
        {
            if (process.Ended.IsCompleted)
                throw new StartFailedException($"The process of {replica.Instance} {process.Ended.Result.Reason} before it was ready.");
            if (timeout.IsCancellationRequested)
                throw new StartFailedException($"The process of {replica.Instance} was not ready within {Patience.TotalSeconds} s.");
            await Task.WhenAny(process.Ended, Task.Delay(Pause));
        }
    }

    private static async Task<bool> IsReadyAsync(Replica replica, CancellationToken cancellationToken)
    {
        try
        {
            // A refused connection is cheaper to find out than a failed request.
            using (var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp))
            {
                await socket.ConnectAsync(IPAddress.Loopback, replica.Port, cancellationToken);
            }

            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(replica.Address, "/_/ready"));
            using var answer = await replica.Connections.SendAsync(request, cancellationToken);
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (Exception exception) when (exception is SocketException or HttpRequestException
            or OperationCanceledException or ObjectDisposedException)
        {
            return false;
        }
    }
}

/// <summary>A function's process did not come up; the message says why, in its own words where it had some.</summary>
internal sealed class StartFailedException(string message) : Exception(message);

/// <summary>Loopback ports that nobody listens on. The last ones given are not given again, as they are not taken up at once.</summary>
internal sealed class FreePorts
{
    private const int Remembered = 256;

    private readonly Lock _lock = new();
    private readonly Queue<int> _given = new();

    public int Next()
    {
        lock (_lock)
        {
            int port;
            do
            {
                port = Ask();
            }
            while (_given.Contains(port));

            _given.Enqueue(port);
            if (_given.Count > Remembered)
                _given.Dequeue();
            return port;
        }
    }

    private static int Ask()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
