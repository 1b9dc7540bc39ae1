using IrisBench.Compare.Measurement;
using IrisBench.Compare.RunningSystem;
using IrisBench.Compare.Sides;

namespace IrisBench.Compare.Experiment;

/// <summary>Both sides of a running system, ready to be measured.</summary>
internal sealed class Testbed : IDisposable
{
    private readonly HttpClient _calls = SidesHttp.Create();
    private readonly HttpClient _scrapes = ScrapeHttp.Create();

    public Testbed(SystemEndpoints endpoints, TimeSpan sampleInterval)
    {
        var client = new StepClient(_calls);
        Functions = Measured(new FunctionsSide(client, endpoints), ResourceNames.Functions);
        Monolith = Measured(new MonolithSide(client, endpoints), [ResourceNames.Monolith]);
        Everything = SamplerOf(ResourceNames.All);

        SideUnderTest Measured(ISide side, IReadOnlyList<string> processes)
            => new(side, processes, SamplerOf([.. processes, ResourceNames.IrisServer]));

        Sampler SamplerOf(IReadOnlyList<string> processes)
            => new([.. processes.Select(process => new MetricsEndpoint(process, endpoints.Metrics(process), _scrapes))], sampleInterval);
    }

    public SideUnderTest Functions { get; }

    public SideUnderTest Monolith { get; }

    /// <summary>Samples all processes, for the baseline.</summary>
    public Sampler Everything { get; }

    public void Dispose()
    {
        _calls.Dispose();
        _scrapes.Dispose();
    }
}
