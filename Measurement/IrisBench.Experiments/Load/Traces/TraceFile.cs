namespace IrisBench.Experiments.Load.Traces;

/// <summary>Which part of a trace is played, and how fast. Seconds are those of the trace's own time.</summary>
public sealed record TraceSelection
{
    /// <summary>Least that <see cref="Speed"/> may be said to be, in an experiment or at the command line.</summary>
    public const double LeastSpeed = 0.01;

    /// <summary>Most that <see cref="Speed"/> may be.</summary>
    public const double MostSpeed = 100_000;

    /// <summary>Least that <see cref="Scale"/> may be.</summary>
    public const double LeastScale = 0.0001;

    /// <summary>Most that <see cref="Scale"/> may be.</summary>
    public const double MostScale = 100;

    /// <summary>Least that <see cref="Seconds"/> may be.</summary>
    public const double LeastSeconds = 0.001;

    /// <summary>Most that <see cref="FromSeconds"/> and <see cref="Seconds"/> may be.</summary>
    public const double MostSeconds = 1e9;

    /// <summary>How many times as fast it is played as it was recorded; above 0.</summary>
    public double Speed { get; init; } = 1;

    /// <summary>Share of its calls that is kept; above 0. Below 1 the seed chooses for each call by itself. Above 1 each call
    /// is there as often, by a fraction some once more; the copies lie at random within a second after the call.</summary>
    public double Scale { get; init; } = 1;

    /// <summary>Where the part begins: seconds after the trace's earliest call, or after the first minute of counts began.</summary>
    public double FromSeconds { get; init; }

    /// <summary>How long the part is; null for all to the trace's end.</summary>
    public double? Seconds { get; init; }

    /// <summary>The function, as a trace of Azure's functions names it, alone or as <c>application/function</c>; null for all.</summary>
    public string? Function { get; init; }

    /// <summary>Seed of all that is chosen at random.</summary>
    public int Seed { get; init; }
}

/// <summary>Reads from a file when calls came. What the file is its first line tells: a time stamp a line, an access log, or one of the two
/// public traces of Azure's functions. It is read as a stream, twice: where it begins is known only at its end, because lines need not be
/// in order.</summary>
/// <seealso href="https://github.com/Azure/AzurePublicDataset"/>
public static class TraceFile
{
    /// <summary>Most arrivals that are made of a trace.</summary>
    public const int MaximumArrivals = 1_000_000;

    /// <summary>Most bytes that a file may have.</summary>
    public const long MaximumBytes = 1L << 30;

    /// <summary>The arrivals of a part of a trace.</summary>
    /// <param name="path">The file. It is only read, and no message holds anything of its text.</param>
    /// <param name="selection">Which part, and how fast.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>Seconds since the part began, as it is played, ascending, from 0 on; at least one and at most
    /// <see cref="MaximumArrivals"/>.</returns>
    /// <exception cref="ExperimentException">It cannot be read, a line of it is none, or nothing or too much of it is kept. The message
    /// names the file and the line, and what helps.</exception>
    public static double[] Read(string path, TraceSelection selection, CancellationToken cancellationToken)
    {
        try
        {
            using var stream = PlainFile.TryOpen(new FileInfo(path), MaximumBytes)
                ?? throw new ExperimentException(Directory.Exists(path)
                    ? $"The trace {path} is a folder: name the file in it."
                    : $"The trace {path} is not there.");
            return Read(stream, path, selection, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new ExperimentException($"The trace cannot be read: {exception.Message}", exception);
        }
    }

    /// <summary>The same of a stream, which is read from its begin on.</summary>
    internal static double[] Read(Stream stream, string path, TraceSelection selection, CancellationToken cancellationToken)
    {
        var lines = new TraceLines(stream, path, cancellationToken);
        if (!lines.TryRead(out var first))
            throw new ExperimentException($"The trace {path} has no line: there must be one for each call.");
        return MinuteCounts.MinutesOf(first) is { } minutes
            ? OfCounts(MinuteCounts.Read(lines, minutes, selection.Function), path, selection, cancellationToken)
            : OfCalls(stream, path, CallFormat.Of(first), selection, cancellationToken);
    }

    private static double[] OfCalls(
        Stream stream, string path, CallFormat format, TraceSelection selection, CancellationToken cancellationToken)
    {
        if (selection.Function is not null && format is not InvocationFormat)
            throw new ExperimentException($"The trace {path} names no functions: leave 'function' out.");
        var (begin, end) = (double.PositiveInfinity, double.NegativeInfinity);
        var lines = Calls();
        while (format.TryRead(lines, out _, out var seconds))
            (begin, end) = (Math.Min(begin, seconds), Math.Max(end, seconds));

        var (kept, call) = (new KeptCalls(selection, begin), 0L);
        var choice = selection.Function is { } function ? new FunctionChoice(function) : null;
        lines = Calls();
        for (; format.TryRead(lines, out var line, out var seconds); call++)
        {
            if (choice is null || choice.Takes(InvocationFormat.Names(line), lines))
                kept.Add(call, seconds, format.WithinSeconds);
        }

        return kept.Arrivals(path, Math.Max(0, end - begin));

        TraceLines Calls()
        {
            stream.Position = 0;
            var calls = new TraceLines(stream, path, cancellationToken);
            if (format is InvocationFormat)
                calls.TryRead(out _);
            return calls;
        }
    }

    // Where in its minute a call came nobody wrote down: one place is as likely as another.
    private static double[] OfCounts(long[] counts, string path, TraceSelection selection, CancellationToken cancellationToken)
    {
        var (kept, call) = (new KeptCalls(selection, begin: 0), 0L);
        for (var minute = 0; minute < counts.Length; call += counts[minute++])
        {
            cancellationToken.ThrowIfCancellationRequested();
            kept.Add(call, counts[minute], MinuteCounts.Seconds * minute, MinuteCounts.Seconds);
        }

        return kept.Arrivals(path, MinuteCounts.Seconds * counts.Length);
    }
}
