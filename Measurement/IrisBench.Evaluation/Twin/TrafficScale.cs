namespace IrisBench.Evaluation.Twin;

/// <summary>Arrivals in other amounts: fewer or more of the same kind, or a sample of them.</summary>
internal static class TrafficScale
{
    /// <summary>By what the trace is multiplied to see where the sides part.</summary>
    public static IReadOnlyList<double> Factors { get; } = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100];

    // Of a sample: so many, and none shorter than that, or a burst and the pause after it would not be in it.
    private const int Stretches = 20;
    private const int ShortestStretch = 100;

    /// <summary>The arrivals from the first on, which is at 0.</summary>
    /// <exception cref="ArgumentException">There are fewer than two, or all are at one moment, or they do not ascend.</exception>
    public static double[] FromZero(IReadOnlyList<double> arrivals)
    {
        var moved = new double[arrivals.Count];
        for (var index = 0; index < moved.Length; index++)
        {
            moved[index] = arrivals[index] - arrivals[0];
            if (!double.IsFinite(moved[index]) || (index > 0 && moved[index] < moved[index - 1]))
                throw new ArgumentException("Arrivals must ascend.", nameof(arrivals));
        }

        return moved.Length > 1 && moved[^1] > 0
            ? moved
            : throw new ArgumentException("There must be two arrivals that are apart.", nameof(arrivals));
    }

    /// <summary>What a trace is, in figures.</summary>
    /// <param name="name">What it is called.</param>
    /// <param name="arrivals">Of <see cref="FromZero"/>.</param>
    public static TraceSummary SummaryOf(string name, double[] arrivals)
    {
        var (most, first) = (0, 0);
        for (var index = 0; index < arrivals.Length; index++)
        {
            while (arrivals[index] - arrivals[first] >= 1)
                first++;
            most = Math.Max(most, index - first + 1);
        }

        return new TraceSummary(name, arrivals.Length, arrivals[^1], (arrivals.Length - 1) / arrivals[^1], most);
    }

    /// <summary>So many arrivals from all over the trace: stretches of it at equal distances, one after the other. Each begins as long
    /// after the one before it as it does in the trace after the arrival before, so that what is cold there is cold here.</summary>
    /// <param name="arrivals">Of <see cref="FromZero"/>.</param>
    /// <param name="most">How many, at least one. All where there are no more.</param>
    public static double[] Sample(double[] arrivals, int most)
    {
        if (arrivals.Length <= most)
            return arrivals;
        var stretches = Math.Clamp(most / ShortestStretch, 1, Stretches);
        var length = most / stretches;
        var sample = new double[stretches * length];
        for (var index = 1; index < sample.Length; index++)
        {
            var begin = ((2L * (index / length)) + 1) * (arrivals.Length - length) / (2 * stretches);
            var place = begin + (index % length);
            sample[index] = sample[index - 1] + arrivals[place] - arrivals[place - 1];
        }

        return sample;
    }

    /// <summary>The trace with so many times its arrivals. Below 1 each stays with that chance. Above 1 each is followed by others, at
    /// random before the next one: a burst stays a burst, with more in it. So many arrivals are made: a long trace is sampled, a short one
    /// is repeated.</summary>
    /// <param name="trace">Of <see cref="FromZero"/>.</param>
    /// <param name="factor">How many times as many, above 0.</param>
    /// <param name="count">How many to make.</param>
    /// <param name="random">Of what is drawn.</param>
    public static double[] Scaled(double[] trace, double factor, int count, Random random)
    {
        var arrivals = Sample(trace, (int)Math.Ceiling(count / factor));
        var period = arrivals[^1] * arrivals.Length / (arrivals.Length - 1);
        var (made, index, repeat) = (new List<double>(count), 0, 0L);
        while (made.Count < count)
        {
            var at = (repeat * period) + arrivals[index];
            var next = index + 1 < arrivals.Length ? (repeat * period) + arrivals[index + 1] : (repeat + 1) * period;
            var copies = (int)(factor + random.NextDouble());
            if (copies > 0)
                made.Add(at);
            var first = made.Count;
            for (var copy = 1; copy < copies; copy++)
                made.Add(at + (random.NextDouble() * (next - at)));
            made.Sort(first, made.Count - first, null);
            if (++index == arrivals.Length)
                (index, repeat) = (0, repeat + 1);
        }

        return [.. made.Take(count)];
    }
}
