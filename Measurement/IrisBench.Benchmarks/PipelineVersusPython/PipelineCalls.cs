using System.Diagnostics;
using IrisBench.Experiments.Sides;

namespace IrisBench.Benchmarks.PipelineVersusPython;

/// <summary>Calls a running peer's pipeline and times it, from the first request to the last answer.</summary>
internal sealed class PipelineCalls : IDisposable
{
    private readonly RunningPeer _running;
    private readonly PipelineWork _work;

    // As long as the gateway lets a function work.
    private readonly HttpClient _client = new() { Timeout = TimeSpan.FromSeconds(300) };

    public PipelineCalls(RunningPeer running, PipelineWork work)
    {
        (_running, _work) = (running, work);
        _client.DefaultRequestHeaders.Accept.ParseAdd("text/plain");
    }

    public string Name => _running.Peer.Name;

    /// <summary>Runs the pipeline once.</summary>
    /// <exception cref="MeasurementException">A step fails or does not answer in time.</exception>
    public async Task<PipelineTimes> RunAsync(string mode, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        var steps = new Dictionary<string, double>();
        var species = mode == PipelineMode.Monolith ? await MonolithAsync(cancellationToken) : await FunctionsAsync(mode, steps, cancellationToken);
        return new PipelineTimes(Stopwatch.GetElapsedTime(started).TotalSeconds, steps, species);
    }

    public void Dispose() => _client.Dispose();

    private async Task<string> MonolithAsync(CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, _running.Monolith.Client.BaseAddress) { Content = _running.Peer.MonolithBody() };
        return await AnswerAsync(PipelineMode.Monolith, request, cancellationToken);
    }

    private async Task<string> FunctionsAsync(string mode, Dictionary<string, double> seconds, CancellationToken cancellationToken)
    {
        var (token, answer) = ("", "");
        foreach (var step in PipelineSteps.All)
        {
            var started = Stopwatch.GetTimestamp();
            var function = RunningPeer.FunctionOf(step, mode);
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_running.Gateway.Client.BaseAddress!, $"/function/{function}"));
            request.Content = new StringContent(_work.BodyOf(step));
            if (step == PipelineSteps.Train)
                _running.Peer.GiveToken(request, token);
            answer = await AnswerAsync(function, request, cancellationToken);
            if (step == PipelineSteps.Auth)
                token = answer;
            seconds[step] = Stopwatch.GetElapsedTime(started).TotalSeconds;
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
                : throw new MeasurementException($"{Name}'s {called} answered {(int)answer.StatusCode}: {text.ReplaceLineEndings(" ")}");
        }
        catch (Exception exception) when (exception is HttpRequestException || (exception is TaskCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new MeasurementException($"{Name}'s {called} does not answer: {exception.Message}", exception);
        }
    }
}
