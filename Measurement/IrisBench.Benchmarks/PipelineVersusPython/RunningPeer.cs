using IrisBench.Benchmarks.Gateway;
using IrisBench.Experiments.Sides;

namespace IrisBench.Benchmarks.PipelineVersusPython;

/// <summary>A peer's web server and monolith, and the gateway with each of its steps in each mode.</summary>
internal sealed class RunningPeer : IAsyncDisposable
{
    private readonly List<ServerProcess> _processes = [];

    private RunningPeer(IPeer peer) => Peer = peer;

    public IPeer Peer { get; }

    public ServerProcess WebServer => _processes[0];

    public ServerProcess Monolith => _processes[1];

    public ServerProcess Gateway => _processes[2];

    /// <summary>The function that is a step in a mode.</summary>
    public static string FunctionOf(string step, string mode) => $"{mode}-{step}";

    /// <exception cref="MeasurementException">A program does not answer.</exception>
    public static async Task<RunningPeer> StartAsync(IPeer peer, CancellationToken cancellationToken)
    {
        var running = new RunningPeer(peer);
        try
        {
            var (webServer, ready) = peer.WebServer;
            running._processes.Add(await ServerProcess.StartAsync(webServer, ready, cancellationToken));
            var address = running.WebServer.Client.BaseAddress!;
            running._processes.Add(await ServerProcess.StartAsync(peer.Monolith(address), "/_/ready", cancellationToken));
            running._processes.Add(await ServerProcess.StartAsync("IrisBench.Gateway", "/healthz", GatewaySettings(peer, address), cancellationToken));
            return running;
        }
        catch
        {
            await running.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in Enumerable.Reverse(_processes))
            await process.DisposeAsync();
    }

    private static Dictionary<string, string> GatewaySettings(IPeer peer, Uri webServer)
    {
        var settings = new Dictionary<string, string> { ["Gateway__BasicAuth__User"] = "benchmark", ["Gateway__BasicAuth__Password"] = PipelineWork.Password };
        foreach (var mode in PipelineMode.OfFunctions)
        {
            foreach (var step in PipelineSteps.All)
            {
                var function = $"Gateway__Functions__{FunctionOf(step, mode)}";
                settings[$"{function}__Mode"] = mode;
                foreach (var (name, value) in peer.Function(step, mode, webServer))
                    settings[$"{function}__{name.Replace(":", "__", StringComparison.Ordinal)}"] = value;
            }
        }

        return settings;
    }
}
