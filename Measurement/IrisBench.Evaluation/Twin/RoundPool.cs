namespace IrisBench.Evaluation.Twin;

/// <summary>What was measured of calls, round by round. What is drawn for a pipeline run is of one round, so that what the calls of a round
/// have in common, such as a slow minute of the machine, those of a run of the twin have in common, too.
/// <para>A trace that comes once meets the machine as it is then. Nobody knows how long that stays, so a resample is as quick or slow
/// as one of the rounds was, all of it: its <c>pace</c>.</para></summary>
internal sealed class RoundPool
{
    private readonly double[] _values;
    private readonly int[] _begins;
    private readonly double[] _paces;

    /// <summary>A pool of the values of each round, which may have none.</summary>
    public RoundPool(IEnumerable<IReadOnlyList<double>> rounds)
    {
        var (values, begins) = (new List<double>(), new List<int> { 0 });
        foreach (var round in rounds)
        {
            values.AddRange(round);
            begins.Add(values.Count);
        }

        (_values, _begins) = ([.. values], [.. begins]);
        var means = Means();
        var mean = means.Where((_, round) => HasOwn(round)).DefaultIfEmpty(0).Average();
        // A round without a value has no pace of its own.
        _paces = [.. means.Select((own, round) => mean > 0 && HasOwn(round) ? own / mean : 1)];
    }

    /// <summary>The values of all rounds.</summary>
    public IReadOnlyList<double> All => _values;

    /// <summary>Whether no round has a value.</summary>
    public bool IsEmpty => _values.Length == 0;

    /// <summary>The values of a round; those of all where it has none.</summary>
    public ReadOnlySpan<double> Of(int round)
        => HasOwn(round) ? _values.AsSpan(_begins[round], _begins[round + 1] - _begins[round]) : _values;

    /// <summary>One of <see cref="Of"/>. There must be one.</summary>
    public double Draw(int round, Random random)
    {
        var values = Of(round);
        return values.Length == 1 ? values[0] : values[random.Next(values.Length)];
    }

    /// <summary>The same, at the pace of another round: by what its mean is to that of all rounds that have a value.</summary>
    public double Draw(int round, Random random, int pace) => Draw(round, random) * _paces[pace];

    /// <summary>The mean of each round; in a round that has no value, of all. Nothing where there is none at all.</summary>
    public double[] Means()
    {
        if (IsEmpty)
            return [];
        var means = new double[_begins.Length - 1];
        for (var round = 0; round < means.Length; round++)
        {
            var sum = 0.0;
            foreach (var value in Of(round))
                sum += value;
            means[round] = sum / Of(round).Length;
        }

        return means;
    }

    private bool HasOwn(int round) => _begins[round] < _begins[round + 1];
}
