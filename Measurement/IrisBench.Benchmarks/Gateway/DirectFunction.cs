namespace IrisBench.Benchmarks.Gateway;

/// <summary>The function without a gateway before it.</summary>
internal sealed class DirectFunction : IAsyncDisposable
{
    public const string Program = "IrisBench.Tests.Function";

    private readonly ServerProcess _process;

    private DirectFunction(ServerProcess process) => _process = process;

    public static async Task<DirectFunction> StartAsync(CancellationToken cancellationToken)
        => new(await ServerProcess.StartAsync(Program, "/_/ready", Quiet, cancellationToken));

    /// <summary>Without a line of log for each request, which would cost more than what is measured.</summary>
    public static IReadOnlyDictionary<string, string> Quiet { get; } = new Dictionary<string, string> { ["Logging__LogLevel__Default"] = "Warning" };

    public Task<double> CallAsync(CancellationToken cancellationToken) => TimedCall.PostAsync(_process.Client, "/", cancellationToken);

    public ValueTask DisposeAsync() => _process.DisposeAsync();
}
