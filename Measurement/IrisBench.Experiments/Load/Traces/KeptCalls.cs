using System.Globalization;

namespace IrisBench.Experiments.Load.Traces;

/// <summary>Takes the calls of a part of a trace, thins or repeats them, and makes arrivals of them. What is chosen at random follows
/// from the seed and the call alone, whatever else is taken.</summary>
/// <param name="selection">Which part, and how fast.</param>
/// <param name="begin">Where the trace begins, in the seconds of its calls.</param>
internal sealed class KeptCalls(TraceSelection selection, double begin)
{
    // So far behind its call is a copy at most: callers that do the same do not do it in the same millisecond.
    private const double CopiesWithinSeconds = 1;

    // SplitMix64's: G. L. Steele, D. Lea, C. H. Flood, Fast splittable pseudorandom number generators, OOPSLA 2014.
    private const ulong Golden = 0x9E3779B97F4A7C15;

    private readonly double _from = begin + selection.FromSeconds;
    private readonly double _until = begin + selection.FromSeconds + (selection.Seconds ?? double.PositiveInfinity);
    private readonly ulong _seed = Mixed(unchecked((ulong)selection.Seed + Golden));
    private readonly List<double> _arrivals = [];
    private double _count;

    /// <summary>Takes a call.</summary>
    /// <param name="call">Which it is, from 0 on.</param>
    /// <param name="seconds">The earliest that it came.</param>
    /// <param name="within">In how many seconds after it; 0 where it came then.</param>
    public void Add(long call, double seconds, double within)
    {
        if (!MayHold(seconds, within))
            return;
        // Of what is too much already only the size is told.
        if (_count > TraceFile.MaximumArrivals)
            _count += selection.Scale;
        else if (selection.Scale >= 1 || Draw(call, 0) < selection.Scale)
            Keep(call, seconds, within);
    }

    /// <summary>Takes many calls of the same time. Those that are left out are skipped: a billion takes as long as what is
    /// kept.</summary>
    /// <param name="first">The first of them.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="seconds">The earliest that they came.</param>
    /// <param name="within">In how many seconds after it.</param>
    public void Add(long first, long count, double seconds, double within)
    {
        if (!MayHold(seconds, within))
            return;
        var (call, end) = (first + Skipped(first), first + count);
        for (; call < end && _count <= TraceFile.MaximumArrivals; call += 1 + Skipped(call + 1))
            Keep(call, seconds, within);
        _count += Math.Max(0, end - call) * selection.Scale;
    }

    /// <summary>The arrivals, ascending.</summary>
    /// <param name="path">The trace, for messages.</param>
    /// <param name="lasts">How long it is, in seconds.</param>
    /// <exception cref="ExperimentException">There are none, or too many.</exception>
    public double[] Arrivals(string path, double lasts)
    {
        if (_count == 0)
            throw new ExperimentException(
                Text($"The trace {path} has no call left: it lasts {lasts:0.###} s, and {Part()} leave none of its calls."));
        if (_count > TraceFile.MaximumArrivals)
            throw new ExperimentException(Text(
                $"The trace {path} has {_count:0} calls in this part, and {TraceFile.MaximumArrivals} are the most: {Remedy()}."));
        _arrivals.Sort();
        return [.. _arrivals];
    }

    // Whether the call, or a copy of it, can be in the part.
    private bool MayHold(double seconds, double within) => seconds + Math.Max(within, CopiesWithinSeconds) >= _from && seconds < _until;

    private void Keep(long call, double seconds, double within)
    {
        var times = selection.Scale < 1 ? 1 : Math.Floor(selection.Scale) + (Draw(call, 0) < selection.Scale % 1 ? 1 : 0);
        var time = 1;
        for (; time <= times && _count <= TraceFile.MaximumArrivals; time++)
        {
            var spread = time == 1 ? within : Math.Max(within, CopiesWithinSeconds);
            var at = spread == 0 ? seconds : seconds + (spread * Draw(call, time));
            if (at >= _from && at < _until && ++_count <= TraceFile.MaximumArrivals)
                _arrivals.Add((at - _from) / selection.Speed);
        }

        _count += Math.Max(0, times - time + 1);
    }

    // How many calls are left out from this one on until one is kept: a geometric number.
    private long Skipped(long call)
        => selection.Scale >= 1 ? 0 : (long)Math.Floor(Math.Log(1 - Draw(call, 0)) / Math.Log(1 - selection.Scale));

    private string Part()
        => (selection.Function is { } function ? $"'function' {Excerpt.Of(function)}, " : "")
            + Text($"'from' {selection.FromSeconds}")
            + (selection.Seconds is { } seconds ? Text($", 'seconds' {seconds}") : "")
            + Text($" and 'scale' {selection.Scale}");

    // A twentieth less than would do on average, rounded down: which calls are kept is chosen at random.
    private string Remedy()
        => Math.Floor(0.95 * selection.Scale * TraceFile.MaximumArrivals / _count * 1e4) / 1e4 is > 0 and var scale
            ? Text($"take a 'scale' of {scale}, or fewer 'seconds'")
            : "take fewer 'seconds'";

    private double Draw(long call, int time)
        => (Mixed(Mixed(_seed + ((ulong)call * Golden)) + ((ulong)time * Golden)) >> 11) * (1.0 / (1UL << 53));

    private static ulong Mixed(ulong state)
    {
        state = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
        state = (state ^ (state >> 27)) * 0x94D049BB133111EB;
        return state ^ (state >> 31);
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
