using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Measurement;
using IrisBench.Experiments.Sides;

namespace IrisBench.Experiments.Running.Rounds;

/// <summary>Waits until the processes are as idle as in the baseline.</summary>
internal sealed class Rest(Sampler sampler, RestDefinition definition, double delaySeconds, double baselineCores)
{
    // Two looks closer together than this tell little about the CPU.
    private const double ShortestLookSeconds = 0.2;

    // Rest cannot be seen faster than the source sees anything.
    private const double LongestDelays = 4;

    /// <exception cref="MeasurementLostException">A reading is missing.</exception>
    public async Task<RestResult> WaitAsync(RunClock clock, CancellationToken cancellationToken)
    {
        var begin = clock.Seconds;
        var maximum = Math.Max(definition.MaximumSeconds, LongestDelays * delaySeconds);
        var last = await sampler.EdgeAsync(cancellationToken);
        while (true)
        {
            await Task.Delay(TimeSpan.FromSeconds(Math.Max(ShortestLookSeconds, definition.MinimumSeconds - (clock.Seconds - begin))), cancellationToken);
            var edge = await sampler.EdgeAsync(cancellationToken);
            var cores = Edge.Cores(last, edge);
            var rested = Total(cores) <= baselineCores + definition.ToleranceCores;
            if (rested || clock.Seconds - begin >= maximum)
                return new RestResult(edge, cores, clock.Seconds - begin, rested);

            last = edge;
        }
    }

    /// <summary>Cores busy in all that is compared; irisbench, which is watching, left out.</summary>
    public static double Total(IReadOnlyDictionary<string, double> cores)
        => cores.Where(component => component.Key != ComponentNames.Generator).Sum(component => component.Value);
}
