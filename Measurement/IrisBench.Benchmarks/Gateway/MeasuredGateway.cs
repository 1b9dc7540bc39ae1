using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using IrisBench.Experiments.Sides.Http;
using IrisBench.Gateway.Contract;

namespace IrisBench.Benchmarks.Gateway;

/// <summary>The local gateway, and calls of its functions.</summary>
internal sealed class MeasuredGateway : IAsyncDisposable
{
    /// <summary>Has <see cref="TestFunction"/> work for a millisecond.</summary>
    public const string Work = "work 1";

    private const string MemoryOf = "pod_memory_working_set_bytes";

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    private readonly ServerProcess _process;

    private MeasuredGateway(ServerProcess process) => _process = process;

    /// <summary>A program that does what its body says.</summary>
    public static string TestFunction { get; } = Programs.PathOf("IrisBench.Tests.Function");

    public int ProcessId => _process.Id;

    public HttpClient Client => _process.Client;

    /// <summary>Starts it with functions, whose settings are given by <c>name:setting</c>.</summary>
    /// <exception cref="MeasurementException">It does not answer.</exception>
    public static async Task<MeasuredGateway> StartAsync(IReadOnlyDictionary<string, string> functions, CancellationToken cancellationToken)
    {
        var (user, password) = ("benchmark", Guid.NewGuid().ToString());
        var start = new ProcessStartInfo("dotnet", [Programs.PathOf("IrisBench.Gateway")]);
        start.Environment["Gateway__BasicAuth__User"] = user;
        start.Environment["Gateway__BasicAuth__Password"] = password;
        foreach (var (setting, value) in functions)
            start.Environment[$"Gateway__Functions__{setting.Replace(":", "__", StringComparison.Ordinal)}"] = value;
        var process = await ServerProcess.StartAsync(start, "/healthz", cancellationToken);
        process.Client.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}")));
        return new MeasuredGateway(process);
    }

    /// <summary>With <see cref="TestFunction"/> in each mode, named as the mode.</summary>
    public static Task<MeasuredGateway> StartWithTestFunctionsAsync(CancellationToken cancellationToken)
    {
        var functions = new Dictionary<string, string>();
        foreach (var mode in (string[])[ModeNames.Warm, ModeNames.Zero, ModeNames.Fork])
            Add(functions, mode, TestFunction, mode);
        return StartAsync(functions, cancellationToken);
    }

    /// <summary>Adds a function without a line of log for each request, which would cost more than what is measured.</summary>
    public static void Add(Dictionary<string, string> functions, string name, string program, string mode)
    {
        functions[$"{name}:Program"] = program;
        functions[$"{name}:Mode"] = mode;
        functions[$"{name}:Environment:Logging:LogLevel:Default"] = "Warning";
    }

    public Task<TimedAnswer> CallAsync(string function, string body, CancellationToken cancellationToken)
        => TimedAnswer.OfAsync(Client, $"/function/{function}", body, cancellationToken);

    /// <summary>Calls a function that has no process.</summary>
    public async Task<TimedAnswer> CallFromZeroAsync(string function, string body, CancellationToken cancellationToken)
    {
        using var scaled = await Client.PostAsJsonAsync(
            $"/system/scale-function/{function}", new ScaleFunction(function, 0), GatewayContractJson.Default.ScaleFunction,
            cancellationToken);
        scaled.EnsureSuccessStatusCode();
        // The end of the last process must not run beside the start that is measured.
        var started = Stopwatch.GetTimestamp();
        while (await BytesAsync(function, cancellationToken) > 0)
        {
            if (Stopwatch.GetElapsedTime(started) > s_patience)
                throw new MeasurementException($"{function} does not scale to zero.");
            await Task.Delay(50, cancellationToken);
        }

        return await CallAsync(function, body, cancellationToken);
    }

    /// <summary>Working set of a function as the gateway tells it, 0 of one without a process.</summary>
    public async Task<double> BytesAsync(string function, CancellationToken cancellationToken)
    {
        var metrics = await Client.GetStringAsync("/metrics", cancellationToken);
        var line = metrics.Split('\n').FirstOrDefault(line
            => line.StartsWith(MemoryOf, StringComparison.Ordinal) && line.Contains($"\"{function}.", StringComparison.Ordinal));
        return line is null ? 0 : double.Parse(line.Split(' ')[1], CultureInfo.InvariantCulture);
    }

    public ValueTask DisposeAsync() => _process.DisposeAsync();
}

/// <param name="Seconds">From request to whole answer.</param>
/// <param name="StartSeconds">From the gateway's decision to start a process until the process runs its program (posix_spawn answers after
/// exec); null where none was started.</param>
internal sealed record TimedAnswer(double Seconds, double? StartSeconds)
{
    /// <exception cref="MeasurementException">The answer is not a good one.</exception>
    public static async Task<TimedAnswer> OfAsync(HttpClient client, string path, string text, CancellationToken cancellationToken)
    {
        using var body = new StringContent(text);
        var started = Stopwatch.GetTimestamp();
        using var answer = await client.PostAsync(path, body, cancellationToken);
        var content = await answer.Content.ReadAsStringAsync(cancellationToken);
        var elapsed = Stopwatch.GetElapsedTime(started);
        if (!answer.IsSuccessStatusCode)
            throw new MeasurementException($"{path} answered {(int)answer.StatusCode}: {content}");
        var timing = answer.Headers.TryGetValues(GatewayHeaders.ServerTiming, out var values) ? string.Join(',', values) : null;
        return new TimedAnswer(elapsed.TotalSeconds, ServerTimingHeader.Seconds(timing, "start"));
    }
}
