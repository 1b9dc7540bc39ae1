using IrisBench.Evaluation.Rounds;
using IrisBench.Experiments.Results;

namespace IrisBench.Evaluation.Twin;

/// <summary>What the rounds of a side tell of one call of a pipeline run: how long it took, warm and cold, and what it and its process took
/// of processors and memory. Of what has a value a round the value is the round's.</summary>
/// <param name="Name">Name of the step, or of the side where the whole is one call.</param>
/// <param name="Warm">How long it took where a process was there, in seconds.</param>
/// <param name="Cold">How long where one had to be started, from the request to its first answer.</param>
internal sealed record MeasuredStep(string Name, RoundPool Warm, RoundPool Cold)
{
    private readonly double[] _warmMeans = Warm.Means();
    private readonly double[] _coldMeans = Cold.Means();

    /// <summary>Name of its function, whose processes have the pods of that name.</summary>
    public required string Function { get; init; }

    /// <summary>Processor seconds of its process for a pipeline run, by round.</summary>
    public required IReadOnlyList<double> CpuSeconds { get; init; }

    /// <summary>What one process holds, in bytes, by round.</summary>
    public required IReadOnlyList<double> Bytes { get; init; }

    /// <summary>Processor seconds of a warm call, where a side that was kept warm tells them; null where none does.</summary>
    public double? WarmCpuSeconds { get; init; }

    /// <summary>Whether its warm answers are those of another side, because its own were all cold.</summary>
    public bool IsBorrowed { get; init; }

    /// <summary>The share of its measured calls that were cold, 0 to 1.</summary>
    public double ColdShare { get; init; }

    /// <summary>Seconds of its warm calls: all of them, or the mean of each of these rounds.</summary>
    public IReadOnlyList<double> WarmSeconds(int[]? rounds)
        => rounds is null ? Warm.All : _warmMeans.Length == 0 ? [] : Array.ConvertAll(rounds, round => _warmMeans[round]);

    /// <summary>The same of its cold calls.</summary>
    public IReadOnlyList<double> ColdSeconds(int[]? rounds)
        => rounds is null ? Cold.All : _coldMeans.Length == 0 ? [] : Array.ConvertAll(rounds, round => _coldMeans[round]);

    /// <summary>Processor seconds of a warm call, and what a cold one takes beside: what is left of all that was taken, where it is known
    /// what warm calls take. Where that is not known, all calls are alike.</summary>
    public (double Call, double Start) CpuOf(int[]? rounds)
    {
        var all = MeanOf(CpuSeconds, rounds);
        return WarmCpuSeconds is { } warm && ColdShare > 0 ? (warm, Math.Max(0, all - warm) / ColdShare) : (all, 0);
    }

    /// <summary>As the simulation takes it.</summary>
    /// <param name="cores">Processors that there are.</param>
    /// <param name="besideCores">Processors that the platform and what is shared keep busy while it works.</param>
    public TwinStep ToTwin(double cores, double besideCores)
    {
        var (call, start) = CpuOf(null);
        return new TwinStep(Warm, Cold, CoresOf(call, _warmMeans), CoresOf(call + start, _coldMeans));

        // A call that was measured alone was not slowed, whatever a quotient of means says.
        double CoresOf(double cpuSeconds, double[] seconds)
            => seconds.Length > 0 && seconds.Average() is > 0 and var mean ? Math.Min(cores, (cpuSeconds / mean) + besideCores) : 0;
    }

    /// <summary>The mean of a figure that each round has, over all rounds or over these.</summary>
    public static double MeanOf(IReadOnlyList<double> byRound, int[]? rounds)
        => rounds is null ? byRound.Average() : rounds.Average(round => byRound[round]);
}

/// <summary>Reads the calls of a step from the rounds of a side.</summary>
/// <param name="side">The side.</param>
/// <param name="lender">A side of the same functions that was kept warm; null where the run has none.</param>
internal sealed class StepCalls(SideRounds side, SideRounds? lender)
{
    /// <summary>The calls of a function's step.</summary>
    /// <param name="step">The step.</param>
    /// <param name="kind">Which cold starts its mode has; null where it has none.</param>
    public (RoundPool Warm, RoundPool Cold, bool IsBorrowed, double ColdShare) Of(string step, ColdStartKind? kind)
    {
        var rounds = side.Rounds.Select(round => CallsOf(round, step)).ToArray();
        var cold = rounds.Select(calls => calls.Where(call => kind is not null && call.Cold == kind).ToArray()).ToArray();
        var isShared = kind == ColdStartKind.IdleToZero;
        var warm = new RoundPool(rounds.Zip(cold, (calls, starts) => Warm(calls, isShared ? starts : [])));
        var isBorrowed = isShared && warm.IsEmpty && lender is not null;
        if (isBorrowed)
        {
            // Of the same block: they are of the same minute.
            var lent = lender!.Rounds.ToDictionary(round => round.Record.Block, round => Warm(CallsOf(round, step), []));
            warm = new RoundPool(side.Rounds.Select(round => lent.GetValueOrDefault(round.Record.Block, [])));
        }

        return (
            warm,
            new RoundPool(rounds.Zip(cold, (calls, starts) => starts
                .Select(start => isShared ? calls.Where(start.Meets).Max(call => call.Seconds) : start.Seconds).ToArray())),
            isBorrowed,
            (double)cold.Sum(starts => starts.Length) / Math.Max(1, rounds.Sum(calls => calls.Length)));
    }

    private static TimedCall[] CallsOf(CountedRound round, string step)
        => [.. round.Answered.SelectMany(TimedCall.Of).Where(call => call.Step == step)];

    // Those that waited for a process to start are neither.
    private static double[] Warm(TimedCall[] calls, TimedCall[] starts)
        => [.. calls.Where(call => call.Cold is null && !starts.Any(call.Meets)).Select(call => call.Seconds)];

    /// <summary>A call and when it began, in seconds since the round did. One that is under way while a process starts waits for it: the
    /// one that caused the start waits longest, and another may be answered first.</summary>
    private sealed record TimedCall(string Step, double Begin, double Seconds, ColdStartKind? Cold)
    {
        public bool Meets(TimedCall other) => Begin < other.Begin + other.Seconds && other.Begin < Begin + Seconds;

        public static IEnumerable<TimedCall> Of(PipelineRecord run)
        {
            var begin = run.SentAtSeconds;
            foreach (var call in run.Steps)
            {
                yield return new TimedCall(call.Step, begin, call.Seconds, call.Cold?.Kind);
                begin += call.Seconds;
            }
        }
    }
}
