using HdrHistogram;
using IrisBench.Evaluation.Statistics;

namespace IrisBench.Evaluation.Twin;

/// <summary>What came of a simulation; of the same trace several times, all of it together.</summary>
/// <param name="steps">Calls of a pipeline run.</param>
internal sealed class TwinTally(int steps)
{
    private readonly LongHistogram _latencies = LatencyHistogram.Create();
    private long _coldRuns;
    private double _mostReplicas;
    private int _repeats;

    /// <summary>Pipeline runs.</summary>
    public long Runs { get; private set; }

    /// <summary>By call of a run, how many were answered by a new process first.</summary>
    public long[] Cold { get; } = new long[steps];

    /// <summary>By call of a run, how long the processes of its function lived, in seconds.</summary>
    public double[] ReplicaSeconds { get; } = new double[steps];

    /// <summary>Most runs that were under way at once.</summary>
    public int MostAtOnce { get; set; }

    /// <summary>From the first arrival to the last answer, in seconds.</summary>
    public double Seconds { get; private set; }

    /// <summary>How long runs arrived, in seconds.</summary>
    public double ArrivalSeconds { get; private set; }

    /// <summary>Processor seconds that were asked for.</summary>
    public double AskedSeconds { get; private set; }

    /// <summary>How often the trace was run.</summary>
    public int Repeats => Math.Max(1, _repeats);

    /// <summary>The share of the runs that had a cold call, 0 to 1.</summary>
    public double ColdRunShare => Runs == 0 ? 0 : (double)_coldRuns / Runs;

    /// <summary>Most processes that were there at once; of several repeats the mean.</summary>
    public double MostReplicas => _mostReplicas / Repeats;

    /// <summary>By call of a run, the share that was cold, 0 to 1.</summary>
    public double[] ColdShares() => Array.ConvertAll(Cold, cold => Runs == 0 ? 0 : (double)cold / Runs);

    /// <summary>A percentile of the latencies, in seconds.</summary>
    public double SecondsAt(double percentile) => LatencyHistogram.At(_latencies, percentile);

    /// <summary>Counts a run.</summary>
    public void AddRun(double seconds, bool wasCold)
    {
        LatencyHistogram.Add(_latencies, seconds);
        Runs++;
        if (wasCold)
            _coldRuns++;
    }

    /// <summary>Counts the end of a trace.</summary>
    public void AddRepeat(double seconds, double arrivalSeconds, double askedSeconds, int mostReplicas)
    {
        _repeats++;
        Seconds += seconds;
        ArrivalSeconds += arrivalSeconds;
        AskedSeconds += askedSeconds;
        _mostReplicas += mostReplicas;
    }

    /// <summary>Forgets all of it.</summary>
    public void Clear()
    {
        _latencies.Reset();
        Array.Clear(Cold);
        Array.Clear(ReplicaSeconds);
        (Runs, _coldRuns, _mostReplicas, _repeats) = (0, 0, 0, 0);
        (MostAtOnce, Seconds, ArrivalSeconds, AskedSeconds) = (0, 0, 0, 0);
    }
}
