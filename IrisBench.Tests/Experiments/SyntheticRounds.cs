using IrisBench.Experiments.Results;

namespace IrisBench.Tests.Experiments;

/// <summary>The rounds of a <see cref="SyntheticRun"/>, one after the other, with their pipeline runs and samples.</summary>
internal sealed class SyntheticRounds
{
    private const double RestSeconds = 0.5;
    private readonly SyntheticRun _run;
    private readonly Random _random;
    private readonly List<RoundRecord> _rounds = [];
    private readonly List<PipelineRecord> _pipelines = [];
    private readonly SyntheticTimeline _timeline = new();

    public SyntheticRounds(SyntheticRun run)
    {
        (_run, _random) = (run, new Random(run.Seed));
        _timeline.Rest(2, run.Sides);
        for (var warmUp = 0; warmUp < run.WarmUps; warmUp++)
            AddBlock(warmUp, RoundKind.WarmUp);
        for (var block = 0; block < run.Rounds; block++)
            AddBlock(block, RoundKind.Measured);
    }

    public static IReadOnlyList<Component> Components { get; } =
    [
        new("iris-auth", ComponentRole.Function), new("iris-load", ComponentRole.Function), new("iris-train", ComponentRole.Function),
        new("iris-predict", ComponentRole.Function), new("gateway", ComponentRole.Platform), new("monolith", ComponentRole.Monolith),
        new("iris-server", ComponentRole.Shared), new("irisbench", ComponentRole.Generator),
    ];

    public IReadOnlyList<RoundRecord> Records => _rounds;

    public IReadOnlyList<PipelineRecord> Pipelines => _pipelines;

    public IReadOnlyList<SampleRecord> Samples => _timeline.Samples;

    public double EndSeconds => _timeline.NowSeconds;

    private void AddBlock(int block, RoundKind kind)
    {
        foreach (var side in _run.Sides)
            AddRound(block, kind, side);
        if (_run.NoiseFloor && kind == RoundKind.Measured)
            AddRound(block, RoundKind.NoisePair, _run.Sides[0]);
    }

    private void AddRound(int block, RoundKind kind, SyntheticSide side)
    {
        _timeline.Rest(RestSeconds, _run.Sides);
        var factor = Math.Exp(_run.Noise * Normal());
        var startedAt = _timeline.NowSeconds;
        var duration = AddPipelines(side, factor);
        _timeline.Work(duration, _run.RunsPerRound, factor, side.Use);
        _rounds.Add(new RoundRecord
        {
            Index = _rounds.Count,
            Block = block,
            Side = side.Definition.Name,
            Kind = kind,
            StartedAt = SyntheticRun.StartedAt(startedAt),
            StartedAtSeconds = startedAt,
            DurationSeconds = duration,
            Use = [.. Use(side, factor), .. IdleUse(side, duration)],
            Generator = new GeneratorReport(0.02, 0.002, 0, 0, 0),
            RestSeconds = RestSeconds,
        });
    }

    private double AddPipelines(SyntheticSide side, double factor)
    {
        var at = 0.0;
        for (var sequence = 0; sequence < _run.RunsPerRound; sequence++)
        {
            var pipeline = SyntheticPipelines.Run(_rounds.Count, sequence, at, side, factor * Math.Exp(_run.Noise / 3 * Normal()));
            _pipelines.Add(pipeline);
            at += pipeline.Seconds;
        }

        return at;
    }

    private IEnumerable<ComponentUse> Use(SyntheticSide side, double factor)
        => side.Use.Select(use => new ComponentUse(
            use.Component, _run.RunsPerRound * use.CpuSecondsPerRun * factor, use.CpuMaxCores * factor, SyntheticTimeline.IdleCores,
            use.BaselineBytes, use.MaxBytes * factor, (use.BaselineBytes + use.MaxBytes) / 2));

    /// <summary>What the engine writes of the components of the other sides, which idle meanwhile.</summary>
    private IEnumerable<ComponentUse> IdleUse(SyntheticSide side, double seconds)
        => _run.Sides.SelectMany(other => other.Use)
            .ExceptBy(side.Use.Select(use => use.Component), use => use.Component)
            .DistinctBy(use => use.Component)
            .Select(use => new ComponentUse(
                use.Component, SyntheticTimeline.IdleCores * seconds, SyntheticTimeline.IdleCores, SyntheticTimeline.IdleCores,
                use.BaselineBytes, use.BaselineBytes, use.BaselineBytes));

    /// <summary>Standard normal, by Box and Muller.</summary>
    private double Normal() => Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble());
}
