using System.Diagnostics;
using IrisBench.Benchmarks.Gateway;
using IrisBench.Experiments.Measurement.Scraping;
using IrisBench.Experiments.Sides;
using IrisBench.Processes;

namespace IrisBench.Benchmarks.PipelineVersusPython;

/// <summary>A peer's web server and monolith, and the gateway with each of its steps in each mode: its runs and its memory.</summary>
internal sealed class RunningPeer : IAsyncDisposable
{
    private const string PeakMetric = "irisbench_function_working_set_peak_bytes";

    private readonly IPeer _peer;
    private readonly PipelineWork _work;

    // As long as the gateway lets a function work.
    private readonly HttpClient _client = new() { Timeout = TimeSpan.FromSeconds(300) };

    private ServerProcess? _webServer;
    private ServerProcess? _monolith;
    private MeasuredGateway? _gateway;

    private RunningPeer(IPeer peer, PipelineWork work)
    {
        (_peer, _work) = (peer, work);
        _client.DefaultRequestHeaders.Accept.ParseAdd("text/plain");
    }

    /// <exception cref="MeasurementException">A program does not answer.</exception>
    public static async Task<RunningPeer> StartAsync(IPeer peer, PipelineWork work, CancellationToken cancellationToken)
    {
        var running = new RunningPeer(peer, work);
        try
        {
            var (webServer, ready) = peer.WebServer;
            running._webServer = await ServerProcess.StartAsync(webServer, ready, cancellationToken);
            var address = running._webServer.Client.BaseAddress!;
            var (monolith, monolithReady) = peer.Monolith(address);
            running._monolith = await ServerProcess.StartAsync(monolith, monolithReady, cancellationToken);
            var functions = new Dictionary<string, string>();
            foreach (var (mode, step) in PipelineMode.OfFunctions.SelectMany(mode => PipelineSteps.All.Select(step => (mode, step))))
            {
                functions[$"{FunctionOf(step, mode)}:Mode"] = mode;
                foreach (var (name, value) in peer.Function(step, mode, address))
                    functions[$"{FunctionOf(step, mode)}:{name}"] = value;
            }

            running._gateway = await MeasuredGateway.StartAsync(functions, cancellationToken);
            return running;
        }
        catch
        {
            await running.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs the pipeline once, from the first request to the last answer.</summary>
    /// <exception cref="MeasurementException">A step fails or does not answer in time.</exception>
    public async Task<PipelineRun> RunAsync(string mode, CancellationToken cancellationToken)
    {
        var seconds = new Dictionary<string, double> { [$"pipeline, {mode}"] = 0 };
        var started = Stopwatch.GetTimestamp();
        var species = mode == PipelineMode.Monolith
            ? await MonolithAsync(cancellationToken)
            : await FunctionsAsync(mode, seconds, cancellationToken);
        seconds[$"pipeline, {mode}"] = Stopwatch.GetElapsedTime(started).TotalSeconds;
        return new PipelineRun(species, seconds);
    }

    /// <summary>The most resident memory that each process had, in bytes: the kernel's VmHWM and, of ended processes, wait4's, by the
    /// gateway.</summary>
    /// <exception cref="MeasurementException">The gateway does not tell it.</exception>
    public async Task<IReadOnlyDictionary<string, double>> ReadMemoryAsync(CancellationToken cancellationToken)
    {
        var text = await _gateway!.Client.GetStringAsync(new Uri("/metrics", UriKind.Relative), cancellationToken);
        var peaks = PrometheusText.Parse(text).Where(point => point.Name == PeakMetric)
            .ToDictionary(point => point.Labels["function_name"].Split('.')[0], point => point.Value);
        var memory = new Dictionary<string, double>();
        foreach (var mode in PipelineMode.OfFunctions)
        {
            var steps = PipelineSteps.All.ToDictionary(step => step, step => PeakOf(FunctionOf(step, mode)));
            // Forked one after another, but warm all at once.
            memory[$"pipeline, {mode}"] = mode == PipelineMode.Fork ? steps.Values.Max() : steps.Values.Sum();
            foreach (var (step, bytes) in steps)
                memory[$"{step}, {mode}"] = bytes;
        }

        memory[$"pipeline, {PipelineMode.Monolith}"] = PeakOfProcess(_monolith!.Id);
        memory["web server"] = PeakOfProcess(_webServer!.Id);
        return memory;

        double PeakOf(string function) => peaks.TryGetValue(function, out var bytes)
            ? bytes
            : throw new MeasurementException($"The gateway does not tell the memory of {function}.");
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        foreach (var started in new IAsyncDisposable?[] { _gateway, _monolith, _webServer }.OfType<IAsyncDisposable>())
            await started.DisposeAsync();
    }

    private static string FunctionOf(string step, string mode) => $"{mode}-{step}";

    private static double PeakOfProcess(int process)
        => ProcFiles.Memory(process)?.PeakBytes ?? throw new MeasurementException($"The process {process} has ended.");

    private async Task<string> MonolithAsync(CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, _monolith!.Client.BaseAddress) { Content = _peer.MonolithBody() };
        return await AnswerAsync(PipelineMode.Monolith, request, cancellationToken);
    }

    private async Task<string> FunctionsAsync(string mode, Dictionary<string, double> seconds, CancellationToken cancellationToken)
    {
        var (token, answer) = ("", "");
        foreach (var step in PipelineSteps.All)
        {
            var started = Stopwatch.GetTimestamp();
            var function = FunctionOf(step, mode);
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_gateway!.Client.BaseAddress!, $"/function/{function}"));
            request.Content = new StringContent(_work.BodyOf(step));
            if (step == PipelineSteps.Train)
                _peer.GiveToken(request, token);
            answer = await AnswerAsync(function, request, cancellationToken);
            if (step == PipelineSteps.Auth)
                token = answer;
            seconds[$"{step}, {mode}"] = Stopwatch.GetElapsedTime(started).TotalSeconds;
        }

        return answer;
    }

    private async Task<string> AnswerAsync(string called, HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await _client.SendAsync(request, cancellationToken);
            var text = (await answer.Content.ReadAsStringAsync(cancellationToken)).Trim();
            return answer.IsSuccessStatusCode
                ? text
                : throw new MeasurementException(
                    $"{_peer.Name}'s {called} answered {(int)answer.StatusCode}: {text.ReplaceLineEndings(" ")}");
        }
        catch (Exception exception) when (exception is HttpRequestException
            || (exception is TaskCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new MeasurementException($"{_peer.Name}'s {called} does not answer: {exception.Message}", exception);
        }
    }
}

/// <summary>One run of the pipeline.</summary>
/// <param name="Species">The answer.</param>
/// <param name="Seconds">Of the whole and, unless it is a monolith, of each step, from request to answer.</param>
internal sealed record PipelineRun(string Species, IReadOnlyDictionary<string, double> Seconds);
