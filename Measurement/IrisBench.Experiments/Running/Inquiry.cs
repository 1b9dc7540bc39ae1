using System.Diagnostics;
using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Load;
using IrisBench.Experiments.Load.Traces;
using IrisBench.Experiments.Results;
using IrisBench.Experiments.Sides;
using IrisBench.Experiments.Sides.Templates;

namespace IrisBench.Experiments.Running;

/// <summary>Asks every side at every point before anything counts: for the parity gate, and for how long it takes. All flowers at the
/// first point; at the others one, for the load's checksum. Who is to be told that a side has answered is told once.</summary>
/// <param name="testbed">The sides.</param>
/// <param name="preparation">Brings them into their modes, and asks.</param>
/// <param name="asked">Told that a side has answered.</param>
/// <param name="isTraced">Whether a dashboard shows traces: the first call of each side is one then, unless the side is somebody's own
/// system, which is sent what is described and nothing else.</param>
internal sealed class Inquiry(
    Testbed testbed, SidePreparation preparation, Func<SweepPoint, SideDefinition, Task> asked, bool isTraced = false)
{
    private readonly List<SideTrace> _traces = [];

    /// <summary>The traces of the calls that were made.</summary>
    public IReadOnlyList<SideTrace> Traces => _traces;

    public async Task<IReadOnlyList<InquiryAnswer>> AskAllAsync(CancellationToken cancellationToken)
    {
        var answers = new List<InquiryAnswer>();
        var asksForFlowers = SystemTexts.UseFlowers(testbed.Points[0].Experiment);
        // Side by side, not point by point: a change of mode takes longer than most answers.
        for (var side = 0; side < testbed.Points[0].Experiment.Sides.Count; side++)
        {
            foreach (var point in testbed.Points)
            {
                var (definition, begin) = (point.Experiment.Sides[side], Stopwatch.GetTimestamp());
                await preparation.PrepareAsync(definition, cancellationToken);
                var (prepared, parity) = (Stopwatch.GetElapsedTime(begin).TotalSeconds, new List<ParityAnswer>());
                foreach (var flower in point.Experiment.Pipeline.Flowers.Take(point.Index == 0 && asksForFlowers ? int.MaxValue : 1))
                    parity.Add(await preparation.AnswerAsync(definition, flower, point, TraceOf(definition), cancellationToken));
                var seconds = (Stopwatch.GetElapsedTime(begin).TotalSeconds - prepared) / parity.Count;
                if (answers.All(known => known.Side != definition))
                    await asked(point, definition);
                answers.Add(new InquiryAnswer(point.Index, definition, parity, prepared, seconds));
            }
        }

        return answers;
    }

    // Of its first call alone. Nothing that is timed is sent otherwise than described.
    private string? TraceOf(SideDefinition side)
    {
        if (!isTraced || side.Packaging is null || _traces.Exists(known => known.Side == side.Name))
            return null;
        _traces.Add(new SideTrace(side.Name, ActivityTraceId.CreateRandom().ToHexString()));
        return _traces[^1].TraceId;
    }
}

/// <summary>What a side answered at a point, how long it took to bring it into its mode, and a pipeline run, in seconds.</summary>
internal sealed record InquiryAnswer(
    int Point, SideDefinition Side, IReadOnlyList<ParityAnswer> Answers, double PreparationSeconds, double RunSeconds);

/// <summary>Sides that answer differently do different work, and their figures cannot be compared.</summary>
internal static class ParityGate
{
    public static string? Disagreement(Experiment experiment, IReadOnlyList<ParityAnswer> answers)
    {
        // Of the load's checksum, a residual, the last digits depend on the order of additions, and so on the number of cores.
        var tolerances = experiment.Sides.SelectMany(side => IrisSystem.Of(side).Steps)
            .SelectMany(step => step.Agree, (step, name) => (name, step.Tolerance))
            .GroupBy(value => value.name)
            .ToDictionary(value => value.Key, value => value.Max(step => step.Tolerance));
        var asks = SystemTexts.UseFlowers(experiment);
        return answers.GroupBy(answer => (answer.Point, Flower: InputNames.TextOf(answer.Flower)))
            .SelectMany(same => same.SelectMany((one, index) => same.Skip(index + 1)
                .Select(other => Disagreement(asks ? $" to the flower {same.Key.Flower}" : "", one, other, tolerances))))
            .OfType<string>()
            .FirstOrDefault();
    }

    private static string? Disagreement(string asked, ParityAnswer one, ParityAnswer other, Dictionary<string, double> tolerances)
        => one.Answers!.Keys.Intersect(other.Answers!.Keys)
            .Where(name => !Agree(name, one, other, tolerances[name]))
            .Select(name => $"{one.Side} answers {name} {one.Answers[name]}{asked}, {other.Side} {other.Answers[name]}")
            .FirstOrDefault();

    // What was read from a run's folder has of a large value no more than a digest.
    private static bool Agree(string name, ParityAnswer one, ParityAnswer other, double tolerance)
        => one.Whole is { } first && other.Whole is { } second
            ? JsonAgreement.Agree(first[name], second[name], tolerance)
            : JsonAgreement.Agree(one.Answers![name], other.Answers![name], tolerance);
}

/// <summary>How long rounds will take, from what the parity gate's answers took: a size, not a promise.</summary>
internal static class DurationEstimate
{
    // What a look at the CPU takes between two rounds, beside the shortest rest.
    private const double LookSeconds = 0.3;

    // Looks at everything that a round takes: two of the rest before it, the last of which is its begin, and its end. Each waits until
    // there is something newer to see.
    private const int Looks = 3;

    public static double Seconds(
        IReadOnlyList<PlannedRound> rounds, RunParts run, IReadOnlyList<InquiryAnswer> answers, RestDefinition rest)
        => Seconds(rounds, run.Testbed.Points, answers, rest, run.Testbed.Source.DelaySeconds, run.Trace);

    public static double Seconds(
        IReadOnlyList<PlannedRound> rounds, IReadOnlyList<SweepPoint> points, IReadOnlyList<InquiryAnswer> answers, RestDefinition rest,
        double delaySeconds, PlayedTrace? trace = null)
    {
        var run = answers.ToDictionary(answer => (answer.Point, answer.Side), answer => answer.RunSeconds);
        // A side is brought into its mode once in the parity gate, where its mode differs from the one before.
        var preparation = answers.GroupBy(answer => answer.Side)
            .ToDictionary(side => side.Key, side => side.Max(answer => answer.PreparationSeconds));
        return rounds.Sum(round => OfLoad(points[round.Point].Experiment.Load, run[(round.Point, round.Side)], trace)
            + preparation[round.Side] + rest.MinimumSeconds + LookSeconds + (Looks * delaySeconds));
    }

    private static double OfLoad(LoadDefinition load, double runSeconds, PlayedTrace? trace) => load.Kind switch
    {
        LoadKind.Sequential => load.Runs * runSeconds,
        // As many at once as there are processors; the others wait for them.
        LoadKind.Closed => Math.Ceiling((double)load.Runs / Math.Min(load.Concurrency, Environment.ProcessorCount)) * runSeconds,
        _ => ArrivalSchedule.SecondsOf(load, trace) + runSeconds,
    };
}
