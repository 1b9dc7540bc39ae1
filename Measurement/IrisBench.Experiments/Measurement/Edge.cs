namespace IrisBench.Experiments.Measurement;

/// <summary>A moment at which everything was read: the begin or the end of a round, or a look while it rests.</summary>
/// <param name="Readings">By component.</param>
/// <param name="Generator">Processor time of irisbench before the reading began and after it was done, and of the sampler in it.</param>
internal sealed record Edge(IReadOnlyDictionary<string, Reading> Readings, GeneratorTime Generator)
{
    /// <summary>Cores busy between two edges, by component.</summary>
    public static IReadOnlyDictionary<string, double> Cores(Edge from, Edge to)
        => to.Readings.Keys.ToDictionary(component => component, component => Cores(from.Readings[component], to.Readings[component]));

    private static double Cores(Reading from, Reading to)
        => to.AtSeconds > from.AtSeconds ? (to.CpuSeconds - from.CpuSeconds) / (to.AtSeconds - from.AtSeconds) : 0;
}
