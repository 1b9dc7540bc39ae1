using System.Net;
using System.Net.Sockets;
using IrisBench.Gateway.Processes;
using OpenTelemetry;

namespace IrisBench.Gateway.Modes;

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
            {
                throw new StartFailedException($"The process of {replica.Instance} {process.Ended.Result.Reason} before it was ready.");
            }

            if (timeout.IsCancellationRequested)
            {
                throw new StartFailedException($"The process of {replica.Instance} was not ready within {Patience.TotalSeconds} s.");
            }

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
        catch (Exception exception) when (exception is SocketException or HttpRequestException or OperationCanceledException or ObjectDisposedException)
        {
            return false;
        }
    }
}
