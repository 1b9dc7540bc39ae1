using IrisBench.Evaluation.Rounds;
using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Results;
using IrisBench.Experiments.Sides;

namespace IrisBench.Evaluation.Twin;

/// <summary>What a run measured of a side, as its twin needs it. A functions side has a call a step; of any other side the whole is one
/// call, as in the costs.</summary>
internal sealed class MeasuredSide
{
    // How often irisbench's gateway looks for functions that idle (Scaler of IrisBench.Gateway), in seconds.
    private const double IdleCheckSeconds = 0.25;

    // What ends one run and begins the next is read from a clock twice.
    private const double SameMoment = 1e-3;

    private const double BytesPerGigabyte = 1e9;

    private readonly ComponentRoles _roles;
    private readonly IReadOnlyList<double> _besideCpuSeconds;
    private readonly IReadOnlyList<double> _sharedCpuSeconds;
    private readonly IReadOnlyList<double> _besideBytes;
    private readonly IReadOnlyList<double> _idleCores;
    private readonly double _cores;

    /// <param name="side">The rounds of the side that count, none of which was sent late.</param>
    /// <param name="sides">All sides of the run.</param>
    /// <param name="roles">To which side a component is counted.</param>
    /// <param name="cores">Processors that all that was measured shares; infinite where nobody knows.</param>
    /// <param name="cpuGap">Why its processor time is not known; null where it is.</param>
    public MeasuredSide(SideRounds side, IReadOnlyList<SideRounds> sides, ComponentRoles roles, double cores, string? cpuGap)
    {
        (Side, _roles, CpuGap, _cores) = (side, roles, cpuGap, cpuGap is null ? cores : double.PositiveInfinity);
        var lender = Life == ReplicaLife.ScaledToZero
            ? sides.FirstOrDefault(other => other.Rounds.Count > 0 && other.Definition is { Packaging: Packaging.Functions }
                && other.Definition.Mode == FunctionMode.Warm && other.Definition.Compilation == side.Definition.Compilation)
            : null;
        Steps = IsFunctions
            ? [.. side.Steps.Select(call => call.Step).Distinct().ToArray().Select(step => FunctionStep(step, lender))]
            : [Whole()];
        bool IsPlatform(string component) => IsFunctions && IsOwn(component) && roles.Of(component) == ComponentRole.Platform;
        _besideCpuSeconds = PerRun(IsPlatform, use => use.CpuSeconds);
        _sharedCpuSeconds = PerRun(component => roles.IsSharedBy(side.Definition, component), use => use.CpuSeconds);
        _besideBytes = ByRound(IsPlatform, use => use.WorkingSetMeanBytes);
        _idleCores = ByRound(IsOwn, use => use.CpuBaselineCores);
        MostAtOnce = side.Rounds.Select(round => AtOnce(round.Answered)).DefaultIfEmpty(0).Max();
    }

    /// <summary>The rounds.</summary>
    public SideRounds Side { get; }

    /// <summary>Name of the side.</summary>
    public string Name => Side.Definition.Name;

    /// <summary>How many rounds count.</summary>
    public int Rounds => Side.Rounds.Count;

    /// <summary>How many are left out because irisbench sent late: their times say how late.</summary>
    public int Late { get; init; }

    /// <summary>How long its processes live.</summary>
    public ReplicaLife Life => (IsFunctions, Side.Definition.Mode) switch
    {
        (true, FunctionMode.Zero) => ReplicaLife.ScaledToZero,
        (true, FunctionMode.Fork) => ReplicaLife.PerCall,
        _ => ReplicaLife.Kept,
    };

    /// <summary>Whether it is functions behind a gateway.</summary>
    public bool IsFunctions => Side.Definition.Packaging == Packaging.Functions;

    /// <summary>The calls of a pipeline run, in order.</summary>
    public IReadOnlyList<MeasuredStep> Steps { get; }

    /// <summary>Most runs that were under way at once when it was measured.</summary>
    public int MostAtOnce { get; }

    /// <summary>Why its processor time is not known; null where it is.</summary>
    public string? CpuGap { get; }

    /// <summary>Why nothing can be predicted of it, without a full stop; null where something can.</summary>
    public string? WhyNot => this switch
    {
        { Rounds: 0, Late: > 0 } => "irisbench sent all its rounds late, so their times do not count",
        { Rounds: 0 } => "no round of it counts",
        _ when Scaled is { } scaled
            => $"{scaled.Component} had up to {scaled.Replicas!.Most} replicas when it was measured, and a twin does not scale",
        _ when Life != ReplicaLife.Kept && Steps.FirstOrDefault(step => step.Cold.IsEmpty) is { } unknown
            => $"no cold start of {unknown.Name} was measured in its mode",
        _ when Life != ReplicaLife.PerCall && Steps.FirstOrDefault(step => step.Warm.IsEmpty) is { } unknown
            => $"all that was measured of {unknown.Name} are cold starts, and no side of the run kept it warm",
        _ => null,
    };

    /// <summary>As the simulation takes it.</summary>
    /// <param name="keepAliveSeconds">How long a process that is scaled to zero is kept.</param>
    /// <param name="calls">How many calls it takes at once. Where it takes one, it has processors of its own, as a cloud's function; and
    /// how often a cloud looks for those that idle is not known.</param>
    public TwinSide ToTwin(double keepAliveSeconds, ReplicaCalls calls)
    {
        var (isShared, isOfACloud) = (calls == ReplicaCalls.Any, IsFunctions && calls == ReplicaCalls.One);
        var cores = isOfACloud ? double.PositiveInfinity : _cores;
        var seconds = RunSeconds().DefaultIfEmpty(0).Average();
        var beside = seconds > 0 && CpuGap is null ? (_besideCpuSeconds.Average() + _sharedCpuSeconds.Average()) / seconds : 0;
        return new TwinSide([.. Steps.Select(step => step.ToTwin(cores, beside))], Life, calls)
        {
            KeepAliveSeconds = keepAliveSeconds,
            IdleCheckSeconds = isShared && Life == ReplicaLife.ScaledToZero ? IdleCheckSeconds : 0,
            Cores = cores,
            OverheadSeconds = IsFunctions
                ? Math.Max(0, seconds - Side.Answered.Average(run => run.Steps.Sum(step => step.Seconds)))
                : 0,
            Replicas = Replicas,
        };
    }

    /// <summary>Memory by time that it holds, of one repeat of what was simulated, in GB-seconds (10^9 bytes).</summary>
    public double GigabyteSeconds(TwinTally tally, int[]? rounds)
        => ((tally.Seconds * MeasuredStep.MeanOf(_besideBytes, rounds))
            + Steps.Select((step, index) => tally.ReplicaSeconds[index] * MeasuredStep.MeanOf(step.Bytes, rounds)).Sum())
            / tally.Repeats / BytesPerGigabyte;

    /// <summary>Processor seconds that it takes, of one repeat of what was simulated: for its calls, and while it waits for them.</summary>
    public double CpuSeconds(TwinTally tally, double[] coldShares, int[]? rounds)
    {
        var ofRun = MeasuredStep.MeanOf(_besideCpuSeconds, rounds) + Steps.Select((step, index) =>
        {
            var (call, start) = step.CpuOf(rounds);
            return call + (coldShares[index] * start);
        }).Sum();
        return ((tally.Runs * ofRun) + (tally.Seconds * MeasuredStep.MeanOf(_idleCores, rounds))) / tally.Repeats;
    }

    // Of a system of your own all processes are one replica.
    private ComponentUse? Scaled => Side.Definition.System is not null
        ? null
        : Side.Rounds.SelectMany(round => round.Record.Use).FirstOrDefault(use => use.Replicas?.Most > Replicas
            && IsOwn(use.Component) && _roles.Of(use.Component) is ComponentRole.Function or ComponentRole.Monolith);

    private int Replicas => IsFunctions && Life == ReplicaLife.Kept ? Side.Definition.Replicas : 1;

    private MeasuredStep FunctionStep(string step, SideRounds? lender)
    {
        var calls = new StepCalls(Side, lender).Of(step, Life switch
        {
            ReplicaLife.ScaledToZero => ColdStartKind.IdleToZero,
            ReplicaLife.PerCall => ColdStartKind.Fork,
            _ => null,
        });
        var function = $"iris-{step}";
        return new MeasuredStep(step, calls.Warm, calls.Cold)
        {
            Function = function,
            CpuSeconds = PerRun(component => component == function, use => use.CpuSeconds),
            // Of one that comes and goes the mean of a round holds times at which there was none.
            Bytes = ByRound(
                component => component == function,
                use => Life == ReplicaLife.Kept ? use.WorkingSetMeanBytes / Replicas : use.WorkingSetMaxBytes),
            WarmCpuSeconds = lender?.Rounds.Average(round => round.Record.Use.Where(use => use.Component == function)
                .Sum(use => use.CpuSeconds) / round.Answered.Count),
            IsBorrowed = calls.IsBorrowed,
            ColdShare = calls.ColdShare,
        };
    }

    private MeasuredStep Whole() => new(
        Name,
        new RoundPool(Side.Rounds.Select(round => round.Answered.Select(SecondsOf).ToArray())),
        new RoundPool(Side.Rounds.Select(_ => Array.Empty<double>())))
    {
        Function = Name,
        CpuSeconds = PerRun(IsOwn, use => use.CpuSeconds),
        Bytes = ByRound(IsOwn, use => use.WorkingSetMeanBytes),
    };

    private IEnumerable<double> RunSeconds() => Side.Answered.Select(SecondsOf);

    // From when it was sent: a wait before that is the load generator's.
    private static double SecondsOf(PipelineRecord run) => Math.Max(0, run.Seconds - (run.SentAtSeconds - run.IntendedAtSeconds));

    private bool IsOwn(string component) => _roles.IsOf(Side.Definition, component);

    private double[] PerRun(Func<string, bool> isPart, Func<ComponentUse, double> of)
        => [.. Side.Rounds.Select(round => round.Record.Use.Where(use => isPart(use.Component)).Sum(of) / round.Answered.Count)];

    private double[] ByRound(Func<string, bool> isPart, Func<ComponentUse, double> of)
        => [.. Side.Rounds.Select(round => round.Record.Use.Where(use => isPart(use.Component)).Sum(of))];

    private static int AtOnce(IReadOnlyList<PipelineRecord> runs)
    {
        var (now, most) = (0, 0);
        foreach (var (_, change) in runs
            .SelectMany(run => new[]
            {
                (At: run.SentAtSeconds, Change: 1), (At: run.IntendedAtSeconds + run.Seconds - SameMoment, Change: -1),
            })
            .OrderBy(moment => moment.At).ThenBy(moment => moment.Change))
        {
            now += change;
            most = Math.Max(most, now);
        }

        return Math.Max(most, Math.Min(1, runs.Count));
    }
}
