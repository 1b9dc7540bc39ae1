namespace IrisBench.Benchmarks.Fuzz;

/// <summary>What can be fuzzed, by name.</summary>
internal static class FuzzTargets
{
    public static IReadOnlyDictionary<string, Func<CancellationToken, Task<IFuzzTarget>>> All { get; } = new Dictionary<string, Func<CancellationToken, Task<IFuzzTarget>>>
    {
        ["experiments"] = _ => Task.FromResult<IFuzzTarget>(new ExperimentTarget()),
        ["prometheus"] = _ => Task.FromResult<IFuzzTarget>(new PrometheusTarget()),
        ["gateway"] = GatewayTarget.StartAsync,
        ["steps"] = _ => Task.FromResult<IFuzzTarget>(new StepsTarget()),
    };
}
