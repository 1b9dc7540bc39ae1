using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace IrisBench.Benchmarks.Gateway;

/// <summary>The gateway with the load function in several builds, each at zero until it is called.</summary>
internal sealed class LoadGateway : IAsyncDisposable
{
    private const string User = "benchmark";
    private const string MemoryOf = "pod_memory_working_set_bytes";

    private static readonly string s_password = Guid.NewGuid().ToString();
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    private readonly ServerProcess _process;

    private LoadGateway(ServerProcess process) => _process = process;

    /// <param name="programs">Paths by the name of the function.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    public static async Task<LoadGateway> StartAsync(IReadOnlyDictionary<string, string> programs, CancellationToken cancellationToken)
    {
        var variables = new Dictionary<string, string> { ["Gateway__BasicAuth__User"] = User, ["Gateway__BasicAuth__Password"] = s_password };
        foreach (var (name, program) in programs)
        {
            variables[$"Gateway__Functions__{name}__Program"] = program;
            variables[$"Gateway__Functions__{name}__Mode"] = "zero";
            variables[$"Gateway__Functions__{name}__Environment__Logging__LogLevel__Default"] = "Warning";
        }

        var process = await ServerProcess.StartAsync("IrisBench.Gateway", "/healthz", variables, cancellationToken);
        process.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{User}:{s_password}")));
        return new LoadGateway(process);
    }

    /// <summary>Seconds from the request to the answer of a function that has no process.</summary>
    public async Task<double> FromZeroAsync(string name, CancellationToken cancellationToken)
    {
        using var answer = await _process.Client.PostAsJsonAsync(
            $"/system/scale-function/{name}", new { serviceName = name, replicas = 0 }, JsonSerializerOptions.Web, cancellationToken);
        answer.EnsureSuccessStatusCode();
        await UntilGoneAsync(name, cancellationToken);
        return await CallAsync(name, cancellationToken);
    }

    /// <summary>Working set after so many calls, as the gateway tells it.</summary>
    public async Task<double> WarmBytesAsync(string name, int calls, CancellationToken cancellationToken)
    {
        for (var call = 0; call < calls; call++)
            await CallAsync(name, cancellationToken);
        return await BytesAsync(name, cancellationToken);
    }

    public ValueTask DisposeAsync() => _process.DisposeAsync();

    private async Task<double> CallAsync(string name, CancellationToken cancellationToken)
    {
        using var body = new StringContent("1;50");
        var started = Stopwatch.GetTimestamp();
        using var answer = await _process.Client.PostAsync($"/function/{name}", body, cancellationToken);
        var text = await answer.Content.ReadAsStringAsync(cancellationToken);
        var elapsed = Stopwatch.GetElapsedTime(started);
        return answer.IsSuccessStatusCode ? elapsed.TotalSeconds : throw new MeasurementException($"{name} answered {(int)answer.StatusCode}: {text}");
    }

    // The end of the last process must not run beside the start that is measured.
    private async Task UntilGoneAsync(string name, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        while (await BytesAsync(name, cancellationToken) > 0)
        {
            if (Stopwatch.GetElapsedTime(started) > s_patience)
                throw new MeasurementException($"{name} does not scale to zero.");
            await Task.Delay(50, cancellationToken);
        }
    }

    private async Task<double> BytesAsync(string name, CancellationToken cancellationToken)
    {
        var metrics = await _process.Client.GetStringAsync("/metrics", cancellationToken);
        var line = metrics.Split('\n').FirstOrDefault(line => line.StartsWith(MemoryOf, StringComparison.Ordinal) && line.Contains($"\"{name}.", StringComparison.Ordinal));
        return line is null ? 0 : double.Parse(line.Split(' ')[1], CultureInfo.InvariantCulture);
    }
}
