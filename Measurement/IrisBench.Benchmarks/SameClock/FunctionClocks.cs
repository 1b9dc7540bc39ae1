using IrisBench.Experiments.Measurement;
using IrisBench.Experiments.Measurement.Scraping;
using IrisBench.Processes;

namespace IrisBench.Benchmarks.SameClock;

/// <summary>Reads what processes of functions have taken, as a comparison reads it and straight from the kernel.</summary>
internal sealed class FunctionClocks(Uri metrics, IReadOnlyList<string> functions, IReadOnlyList<int> processes) : IDisposable
{
    private const string Gateway = "gateway";
    private const int SettlingScrapes = 200;
    private const int WarmUpRounds = 100;

    private readonly RunClock _clock = new();
    private readonly ScrapeSource _source = new([ScrapeTarget.Of(Gateway, metrics, functions)], SettlingScrapes);

    public async Task SettleAsync(FourFunctions called, CancellationToken cancellationToken)
    {
        _source.Settle(_clock, cancellationToken);
        for (var round = 0; round < WarmUpRounds; round++)
            await MeasureAsync(called, cancellationToken);
    }

    public async Task<CpuOfRound> MeasureAsync(FourFunctions called, CancellationToken cancellationToken)
    {
        var before = Read(cancellationToken);
        await called.CallAsync(cancellationToken);
        var after = Read(cancellationToken);
        return new CpuOfRound(after.ByGateway - before.ByGateway, after.ByKernel - before.ByKernel);
    }

    public void Dispose() => _source.Dispose();

    private CpuOfRound Read(CancellationToken cancellationToken) => new(
        _source.Read(_clock, cancellationToken).Where(reading => reading.Component != Gateway).Sum(reading => reading.CpuSeconds),
        processes.Sum(process => ProcessorClock.Seconds(process) ?? throw new MeasurementException("The process of a function is gone.")));
}
