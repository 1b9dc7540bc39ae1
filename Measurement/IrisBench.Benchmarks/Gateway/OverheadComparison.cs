namespace IrisBench.Benchmarks.Gateway;

/// <summary>Calls both sides in turns. The first calls of each only warm it up and are not counted.</summary>
internal sealed class OverheadComparison(Func<CancellationToken, Task<double>> direct, Func<CancellationToken, Task<double>> throughGateway)
{
    // .NET compiles what is called often a second time after 30 calls and a pause of 100 ms.
    private const int WarmUpCalls = 500;

    private readonly List<double> _direct = [];
    private readonly List<double> _throughGateway = [];

    /// <summary>Seconds from request to whole answer.</summary>
    public IReadOnlyList<double> Direct => _direct;

    public IReadOnlyList<double> ThroughGateway => _throughGateway;

    public double Ratio => Median.Of(_throughGateway) / Median.Of(_direct);

    public async Task RunAsync(int calls, CancellationToken cancellationToken)
    {
        for (var call = -WarmUpCalls; call < calls; call++)
        {
            var (one, other) = (await direct(cancellationToken), await throughGateway(cancellationToken));
            if (call < 0)
                continue;
            _direct.Add(one);
            _throughGateway.Add(other);
        }
    }
}
