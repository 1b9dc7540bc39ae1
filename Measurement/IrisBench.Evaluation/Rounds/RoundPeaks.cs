using IrisBench.Evaluation.Summaries;
using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Measurement;
using IrisBench.Experiments.Results;
using IrisBench.Experiments.Sides;

namespace IrisBench.Evaluation.Rounds;

/// <summary>The peaks of the rounds of a run, all had in one way: as they were recorded when it was measured; of a run of an older
/// irisbench, which recorded none, from the samples; where those are gone, there are none.</summary>
internal sealed class RoundPeaks
{
    private readonly SimultaneousPeaks? _sampled;

    public RoundPeaks(RawRun run, ComponentRoles roles)
    {
        if (run.Rounds.All(round => round.Peaks is not null))
            From = PeaksSource.Recorded;
        else if (run.Samples.Count > 0)
            (From, _sampled) = (PeaksSource.Samples, new SimultaneousPeaks(
                new SampleTracks(run.Samples), roles, run.Header.Experiment.Measurement.SampleSeconds, run.Header.MostCores));
        else
            From = PeaksSource.None;
    }

    /// <summary>The way.</summary>
    public PeaksSource From { get; }

    /// <summary>Those of a round; null where there are none.</summary>
    public SidePeaks? Of(RoundRecord round, SideDefinition side) => From switch
    {
        PeaksSource.Recorded => round.Peaks,
        PeaksSource.Samples when _sampled!.Has(round, side) => _sampled.Of(round, side),
        _ => null,
    };
}
