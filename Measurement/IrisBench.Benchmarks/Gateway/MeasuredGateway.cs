using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace IrisBench.Benchmarks.Gateway;

/// <summary>The gateway with the same function in each mode.</summary>
internal sealed class MeasuredGateway : IAsyncDisposable
{
    private const string User = "benchmark";
    private static readonly string Password = Guid.NewGuid().ToString();

    private readonly ServerProcess _process;

    private MeasuredGateway(ServerProcess process) => _process = process;

    public static async Task<MeasuredGateway> StartAsync(CancellationToken cancellationToken)
    {
        var variables = new Dictionary<string, string> { ["Gateway__BasicAuth__User"] = User, ["Gateway__BasicAuth__Password"] = Password };
        foreach (var mode in new[] { "warm", "zero", "fork" })
        {
            variables[$"Gateway__Functions__{mode}__Program"] = BuildMetadata.Of(DirectFunction.Program);
            variables[$"Gateway__Functions__{mode}__Mode"] = mode;
            foreach (var (name, value) in DirectFunction.Quiet)
                variables[$"Gateway__Functions__{mode}__Environment__{name}"] = value;
        }

        var process = await ServerProcess.StartAsync("IrisBench.Gateway", "/healthz", variables, cancellationToken);
        process.Client.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{User}:{Password}")));
        return new MeasuredGateway(process);
    }

    public int ProcessId => _process.Id;

    public Uri Address => _process.Client.BaseAddress!;

    public Task<double> CallWarmAsync(CancellationToken cancellationToken) => TimedCall.PostAsync(_process.Client, "/function/warm", cancellationToken);

    /// <summary>So many forked calls, after one that fills the disk cache.</summary>
    public Task<IReadOnlyList<TimedAnswer>> ForksAsync(int count, CancellationToken cancellationToken)
        => RepeatAsync(count, () => TimedCall.AnswerAsync(_process.Client, "/function/fork", cancellationToken));

    /// <summary>Seconds of each of so many calls that find no process.</summary>
    public Task<IReadOnlyList<double>> ColdStartsAsync(int count, CancellationToken cancellationToken) => RepeatAsync(count, async () =>
    {
        await ScaleToZeroAsync(cancellationToken);
        return await TimedCall.PostAsync(_process.Client, "/function/zero", cancellationToken);
    });

    public ValueTask DisposeAsync() => _process.DisposeAsync();

    private static async Task<IReadOnlyList<T>> RepeatAsync<T>(int count, Func<Task<T>> call)
    {
        await call();
        var answers = new List<T>();
        while (answers.Count < count)
            answers.Add(await call());
        return answers;
    }

    private async Task ScaleToZeroAsync(CancellationToken cancellationToken)
    {
        using var answer = await _process.Client.PostAsJsonAsync(
            "/system/scale-function/zero", new { serviceName = "zero", replicas = 0 }, JsonSerializerOptions.Web, cancellationToken);
        answer.EnsureSuccessStatusCode();
        // Its last process is to be gone, or its end would run beside the start that is measured.
        await Task.Delay(TimeSpan.FromMilliseconds(500), cancellationToken);
    }
}
