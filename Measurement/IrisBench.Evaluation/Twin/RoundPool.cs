namespace IrisBench.Evaluation.Twin;

/// <summary>What was measured of calls, round by round. What is drawn for a pipeline run is of one round, so that what the calls of a round
/// have in common, such as a slow minute of the machine, those of a run of the twin have in common, too.</summary>
internal sealed class RoundPool<T>
{
    private readonly T[] _values;
    private readonly int[] _begins;

    /// <summary>A pool of the values of each round, which may have none.</summary>
    public RoundPool(IEnumerable<IReadOnlyList<T>> rounds)
    {
        var (values, begins) = (new List<T>(), new List<int> { 0 });
        foreach (var round in rounds)
        {
            values.AddRange(round);
            begins.Add(values.Count);
        }

        (_values, _begins) = ([.. values], [.. begins]);
    }

    /// <summary>The values of all rounds.</summary>
    public IReadOnlyList<T> All => _values;

    /// <summary>Whether no round has a value.</summary>
    public bool IsEmpty => _values.Length == 0;

    /// <summary>The values of a round; those of all where it has none.</summary>
    public ReadOnlySpan<T> Of(int round)
    {
        var (begin, end) = (_begins[round], _begins[round + 1]);
        return begin < end ? _values.AsSpan(begin, end - begin) : _values;
    }

    /// <summary>One of <see cref="Of"/>. There must be one.</summary>
    public T Draw(int round, Random random)
    {
        var values = Of(round);
        return values.Length == 1 ? values[0] : values[random.Next(values.Length)];
    }

    /// <summary>The mean of a quantity in each round; in a round that has no value, over all. Nothing where there is none at
    /// all.</summary>
    public double[] Means(Func<T, double> of)
    {
        if (IsEmpty)
            return [];
        var means = new double[_begins.Length - 1];
        for (var round = 0; round < means.Length; round++)
        {
            var sum = 0.0;
            foreach (var value in Of(round))
                sum += of(value);
            means[round] = sum / Of(round).Length;
        }

        return means;
    }
}

/// <summary>A call that a new process answered.</summary>
/// <param name="Start">From the request until the process was ready, in seconds.</param>
/// <param name="Answer">From there to the answer, in seconds.</param>
internal readonly record struct ColdCall(double Start, double Answer)
{
    /// <summary>All that the caller waited, in seconds.</summary>
    public double Seconds => Start + Answer;
}
