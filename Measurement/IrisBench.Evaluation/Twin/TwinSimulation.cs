namespace IrisBench.Evaluation.Twin;

/// <summary>One side under a trace, event by event: a pipeline run begins when it arrives, its calls follow one another, each call takes
/// as long as one that was measured. What the calls find, a process that answers, one that starts or none, is what decides how long a run
/// takes.</summary>
/// <param name="side">The side.</param>
internal sealed class TwinSimulation(TwinSide side)
{
    // A power of two: how many arrivals there are between two looks at whether anybody wants the end.
    private const int Look = 1 << 16;

    private readonly TwinStep[] _steps = [.. side.Steps];
    private readonly SharedProcessors _processors = new(side.Cores);
    private readonly IFunctionReplicas[] _replicas = [.. side.Steps.Select(_ => IFunctionReplicas.Of(side))];
    private readonly List<Job>[] _waiting = [.. side.Steps.Select(_ => new List<Job>())];
    private double[] _arrivals = [];
    private int[] _rounds = [];
    private Random _random = new(0);
    private int? _pace;
    private int _atOnce;
    private int _mostReplicas;

    /// <summary>What came of the runs so far.</summary>
    public TwinTally Tally { get; } = new(side.Steps.Count);

    /// <summary>Runs a trace from its first arrival to its last answer, and adds what came of it to <see cref="Tally"/>.</summary>
    /// <param name="arrivals">When runs arrive, in seconds, ascending; at least one.</param>
    /// <param name="rounds">The measured rounds whose durations are drawn from; one that is there twice is drawn twice as often.</param>
    /// <param name="random">Of what is drawn.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <param name="pace">The round as quick or slow as which all of it is; null for that of all of them.</param>
    /// <exception cref="OperationCanceledException">It was ended.</exception>
    public void Run(double[] arrivals, int[] rounds, Random random, CancellationToken cancellationToken, int? pace = null)
    {
        (_arrivals, _rounds, _random, _pace, _atOnce) = (arrivals, rounds, random, pace, 0);
        _processors.Reset(arrivals[0]);
        foreach (var replicas in _replicas)
            replicas.Reset(arrivals[0]);
        _mostReplicas = Alive();
        for (var next = 0; next < arrivals.Length || _processors.IsBusy;)
        {
            // What ends at the moment of an arrival ends before it.
            if (next < arrivals.Length && arrivals[next] < _processors.NextEnd)
            {
                if ((next & (Look - 1)) == 0)
                    cancellationToken.ThrowIfCancellationRequested();
                Arrive(next++);
            }
            else
            {
                End(_processors.End());
            }
        }

        Tally.AddRepeat(_processors.Now - arrivals[0], PeriodOf(arrivals), _processors.Asked, _mostReplicas);
        for (var step = 0; step < _steps.Length; step++)
            Tally.ReplicaSeconds[step] += _replicas[step].SecondsUntil(_processors.Now);
    }

    // As long as the trace would be up to its next arrival.
    private static double PeriodOf(double[] arrivals)
        => (arrivals[^1] - arrivals[0]) * arrivals.Length / Math.Max(1, arrivals.Length - 1);

    private void Arrive(int run)
    {
        _processors.AdvanceTo(_arrivals[run]);
        Tally.MostAtOnce = Math.Max(Tally.MostAtOnce, ++_atOnce);
        var round = _rounds.Length == 1 ? _rounds[0] : _rounds[_random.Next(_rounds.Length)];
        Call(new Job(run, round, Step: 0, IsStart: false, WasCold: false, Cores: 0));
    }

    private void Call(Job job)
    {
        var (step, replicas) = (_steps[job.Step], _replicas[job.Step]);
        if (replicas.TryTake(_processors.Now))
            Begin(job, Drawn(step.Warm, job), step.WarmCores);
        else if (replicas.TryWait())
            _waiting[job.Step].Add(job);
        else
            Start(job, step, replicas);
    }

    private void Start(Job job, TwinStep step, IFunctionReplicas replicas)
    {
        replicas.Start(_processors.Now);
        Tally.Cold[job.Step]++;
        _mostReplicas = Math.Max(_mostReplicas, Alive());
        Begin(job with { IsStart = true, WasCold = true }, Drawn(step.Cold, job), step.ColdCores);
    }

    private void End(Job job)
    {
        if (job.IsStart)
            Admit(job.Step);
        var keep = side.IdleCheckSeconds > 0
            ? side.KeepAliveSeconds + (_random.NextDouble() * side.IdleCheckSeconds)
            : side.KeepAliveSeconds;
        _replicas[job.Step].Release(_processors.Now, keep);
        if (job.Step + 1 < _steps.Length)
            Call(job with { Step = job.Step + 1, IsStart = false });
        else
            Finish(job);
    }

    // What a process loads and compiles for its first answer, it does once: who waited is answered after it, as by a warm one.
    private void Admit(int step)
    {
        _replicas[step].Started();
        foreach (var waiting in _waiting[step])
            Begin(waiting, Drawn(_steps[step].Warm, waiting), _steps[step].WarmCores);
        _waiting[step].Clear();
    }

    private void Finish(Job job)
    {
        _atOnce--;
        Tally.AddRun(_processors.Now - _arrivals[job.Run] + side.OverheadSeconds, job.WasCold);
    }

    private double Drawn(RoundPool pool, Job job)
        => _pace is { } pace ? pool.Draw(job.Round, _random, pace) : pool.Draw(job.Round, _random);

    private void Begin(Job job, double seconds, double cores) => _processors.Begin(job with { Cores = cores }, seconds);

    private int Alive()
    {
        var alive = 0;
        foreach (var replicas in _replicas)
            alive += replicas.AliveAt(_processors.Now);
        return alive;
    }
}

/// <summary>What the twin of a side is made of.</summary>
/// <param name="Steps">The calls of a pipeline run, in order, each of a function of its own.</param>
/// <param name="Life">How long its processes live.</param>
/// <param name="Calls">How many calls a process that is scaled to zero takes at once.</param>
internal sealed record TwinSide(IReadOnlyList<TwinStep> Steps, ReplicaLife Life, ReplicaCalls Calls = ReplicaCalls.Any)
{
    /// <summary>How long a process that is scaled to zero is kept after its last answer, in seconds.</summary>
    public double KeepAliveSeconds { get; init; }

    /// <summary>How often its platform looks for those that idle, in seconds: one lives up to so much longer.</summary>
    public double IdleCheckSeconds { get; init; }

    /// <summary>Processors that its calls share; infinite where each has its own.</summary>
    public double Cores { get; init; } = double.PositiveInfinity;

    /// <summary>What a run takes beside its calls, in seconds.</summary>
    public double OverheadSeconds { get; init; }

    /// <summary>Processes of each function that are kept.</summary>
    public int Replicas { get; init; } = 1;
}

/// <summary>What is known of a call.</summary>
/// <param name="Warm">How long it took, in seconds, where a process was there.</param>
/// <param name="Cold">How long where one had to be started, from the request to its first answer.</param>
/// <param name="WarmCores">Processors that it keeps busy.</param>
/// <param name="ColdCores">The same while a process starts and answers first.</param>
internal sealed record TwinStep(RoundPool Warm, RoundPool Cold, double WarmCores = 0, double ColdCores = 0);
