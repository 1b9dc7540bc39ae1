using System.Globalization;

namespace IrisBench.Experiments.Load.Traces;

/// <summary>What is taken of a trace, and how it is changed.</summary>
public sealed record TraceSelection
{
    /// <summary>How many times as fast as it came, above 0.</summary>
    public double Speed { get; init; } = 1;

    /// <summary>How many times as many arrivals, above 0: below 1 some are left out, above 1 some are repeated.</summary>
    public double Scale { get; init; } = 1;

    /// <summary>From when on it is taken, in seconds since its first arrival, before it is made faster.</summary>
    public double FromSeconds { get; init; }

    /// <summary>How long a stretch of it is taken, in seconds, before it is made faster; null for all.</summary>
    public double? Seconds { get; init; }

    /// <summary>The function whose arrivals are taken, where a trace is of several; null for all.</summary>
    public string? Function { get; init; }

    /// <summary>Of what is drawn.</summary>
    public int Seed { get; init; }
}

/// <summary>Reads arrivals from a file: a Unix time stamp in seconds a line.</summary>
public static class TraceFile
{
    /// <summary>The arrivals.</summary>
    /// <returns>Seconds since the first of what was taken, ascending.</returns>
    /// <exception cref="InvalidDataException">A line is no time stamp.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static double[] Read(string path, TraceSelection selection, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(selection);
        var (stamps, number) = (new List<double>(), 0);
        foreach (var line in File.ReadLines(path))
        {
            number++;
            cancellationToken.ThrowIfCancellationRequested();
            if (line.Length == 0)
                continue;
            stamps.Add(double.TryParse(line, NumberStyles.Float, CultureInfo.InvariantCulture, out var stamp) && double.IsFinite(stamp)
                ? stamp
                : throw new InvalidDataException($"{path}, line {number}: '{Excerpt.Of(line)}' is no time stamp in seconds."));
        }

        stamps.Sort();
        var (random, arrivals) = (new Random(selection.Seed), new List<double>());
        var from = stamps.Count == 0 ? 0 : stamps[0] + selection.FromSeconds;
        foreach (var stamp in stamps.Where(stamp => stamp >= from && stamp - from <= (selection.Seconds ?? double.PositiveInfinity)))
        {
            var copies = Math.Floor(selection.Scale + random.NextDouble());
            for (var copy = 0; copy < copies; copy++)
                arrivals.Add((stamp - from) / selection.Speed);
        }

        return [.. arrivals];
    }
}
