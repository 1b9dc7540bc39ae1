using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using IrisBench.Processes;

namespace IrisBench.Benchmarks;

/// <summary>A program that listens on a free loopback port until it is disposed.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly LastLines _last = new();

    private ServerProcess(Process process, Uri address)
    {
        _process = process;
        Client = new HttpClient { BaseAddress = address, Timeout = Patience };
    }

    public HttpClient Client { get; }

    public int Id => _process.Id;

    /// <summary>Starts a program that listens where ASPNETCORE_URLS or, like OpenFaaS's Python functions, port says.</summary>
    /// <exception cref="MeasurementException">It does not answer.</exception>
    public static async Task<ServerProcess> StartAsync(ProcessStartInfo start, string readyPath, CancellationToken cancellationToken)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        start.Environment["ASPNETCORE_URLS"] = address.ToString();
        start.Environment["port"] = address.Port.ToString(CultureInfo.InvariantCulture);
        var server = new ServerProcess(Programs.Start(start), address);
        try
        {
            server._process.OutputDataReceived += (_, line) => server._last.Add(line.Data);
            server._process.ErrorDataReceived += (_, line) => server._last.Add(line.Data);
            server._process.BeginOutputReadLine();
            server._process.BeginErrorReadLine();
            await server.WaitAsync(readyPath, cancellationToken);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task WaitAsync(string path, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        while (!await AnswersAsync(path, cancellationToken))
        {
            if (_process.HasExited || Stopwatch.GetElapsedTime(started) > Patience)
            {
                var start = _process.StartInfo;
                throw new MeasurementException($"{string.Join(' ', [start.FileName, .. start.ArgumentList])} does not answer: {_last}");
            }

            await Task.Delay(50, cancellationToken);
        }
    }

    private async Task<bool> AnswersAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await Client.GetAsync(path, cancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
