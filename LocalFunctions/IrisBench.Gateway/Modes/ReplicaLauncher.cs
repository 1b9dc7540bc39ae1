using System.ComponentModel;
using System.Diagnostics;
using IrisBench.Gateway.Functions;
using IrisBench.Gateway.Metrics;
using IrisBench.Gateway.Processes;

namespace IrisBench.Gateway.Modes;

/// <summary>Starts the process of a replica.</summary>
internal sealed class ReplicaLauncher(FreePorts ports, FunctionEnvironment environment, GatewayMetrics metrics, ILogger<ReplicaLauncher> logger)
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
            logger.LogInformation("{Instance} is ready after {Milliseconds:F0} ms", replica.Instance, replica.Times.Whole.TotalMilliseconds);
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
    {
        logger.LogInformation("{Instance}: {Line}", replica.Instance, function.Log.Add(replica.Instance, line));
    }
}
