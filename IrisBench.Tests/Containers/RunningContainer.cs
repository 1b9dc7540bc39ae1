using System.Globalization;
using System.Text.Json;
using IrisBench.Tests.Gateway;

namespace IrisBench.Tests.Containers;

/// <summary>A container that runs in the tests' network and is asked from this machine.</summary>
internal sealed class RunningContainer : IDisposable
{
    private readonly ContainerEngine _engine;
    private readonly string _name;
    private readonly Uri _management;

    private RunningContainer(ContainerEngine engine, string name, string address, int port)
    {
        (_engine, _name, _management) = (engine, name, new($"http://{address}:8081"));
        Client = new() { BaseAddress = new($"http://{address}:{port}"), Timeout = TimeSpan.FromSeconds(120) };
    }

    /// <summary>Of its work.</summary>
    public HttpClient Client { get; }

    /// <param name="engine">The engine.</param>
    /// <param name="name">The container's name.</param>
    /// <param name="address">Its address; no port is published.</param>
    /// <param name="port">Port of its work; 8081 is that of its management.</param>
    /// <param name="arguments">Of <c>docker run</c>.</param>
    public static async Task<RunningContainer> StartAsync(
        ContainerEngine engine, string name, string address, int port, IEnumerable<string> arguments)
    {
        await engine.DockerAsync([
            "run", "--detach", $"--name={name}", $"--network={ContainerEngine.Network}", $"--ip={address}", .. arguments,
            PublishedImages.Of(engine, name),
        ]);
        var container = new RunningContainer(engine, name, address, port);
        await container.WaitAsync();
        return container;
    }

    public Task<string> LogAsync() => _engine.DockerAsync("logs", _name);

    public Task KillAsync() => _engine.DockerAsync("kill", "--signal=KILL", _name);

    /// <summary>SIGTERM, and a minute to end.</summary>
    public async Task<int> StopAsync()
    {
        await _engine.DockerAsync("stop", "--time=50", _name);
        return (await StateAsync()).GetProperty("ExitCode").GetInt32();
    }

    public async Task StartAgainAsync()
    {
        await _engine.DockerAsync("start", _name);
        await WaitAsync();
    }

    public async Task<JsonElement> StateAsync()
        => JsonDocument.Parse(await _engine.DockerAsync("inspect", "--format={{json .State}}", _name)).RootElement;

    public Uri Metrics => new(_management, "/metrics");

    public Task<string> MetricsAsync() => Client.GetStringAsync(Metrics);

    /// <summary>CPU time of its process so far, in seconds.</summary>
    public async Task<double> CpuSecondsAsync() => (await MetricsAsync()).Split('\n')
        .Where(line => line.StartsWith("dotnet_process_cpu_time_seconds_total", StringComparison.Ordinal))
        .Sum(line => double.Parse(line.Split(' ')[1], CultureInfo.InvariantCulture));

    public void Dispose() => Client.Dispose();

    private async Task WaitAsync()
    {
        try
        {
            await Eventually.TrueAsync(IsHealthyAsync, $"{_name} is healthy");
        }
        catch (Exception exception)
        {
            var (state, (_, output, errors)) = (await StateAsync(), await _engine.EndAsync("logs", _name));
            throw new InvalidOperationException($"{_name}: {state}\n{output}\n{errors}", exception);
        }
    }

    private async Task<bool> IsHealthyAsync()
    {
        try
        {
            using var answer = await Client.GetAsync(new Uri(_management, "/health"));
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
