using System.Globalization;

namespace IrisBench.Experiments.Load.Traces;

/// <summary>The trace of Azure's functions of 2019: how often each was called in each minute of a day.</summary>
/// <seealso href="https://github.com/Azure/AzurePublicDataset/blob/master/AzureFunctionsDataset2019.md"/>
internal static class MinuteCounts
{
    /// <summary>Seconds of a minute.</summary>
    public const double Seconds = 60;

    // HashOwner, HashApp, HashFunction, Trigger.
    private const int Names = 4;
    private const int Function = 2;

    // All of Azure's in the trace are a hundredth of it.
    private const int MostPerMinute = 100_000_000;

    /// <summary>How many minutes such a trace has, by its first line; null of another.</summary>
    public static int? MinutesOf(ReadOnlySpan<byte> first)
        => first.StartsWith("HashOwner,HashApp,HashFunction,Trigger,1"u8) ? first.Count((byte)',') + 1 - Names : null;

    /// <summary>The calls in each minute, of one function or of all together.</summary>
    /// <param name="lines">The lines after the first.</param>
    /// <param name="minutes">How many minutes each has.</param>
    /// <param name="function">Which was chosen; null for all.</param>
    /// <exception cref="ExperimentException">A line is none, or it is the second function of that name.</exception>
    public static long[] Read(TraceLines lines, int minutes, string? function)
    {
        var (counts, choice) = (new long[minutes], function is null ? null : new FunctionChoice(function));
        while (lines.TryRead(out var line))
        {
            var (column, isWanted) = (0, choice is null);
            foreach (var place in line.Split((byte)','))
            {
                var field = line[place];
                if (column == Function && choice is not null)
                    isWanted = choice.Takes(line[..place.End], lines);
                if (column >= Names)
                {
                    if (column >= Names + minutes
                        || !int.TryParse(field, NumberStyles.None, CultureInfo.InvariantCulture, out var count))
                        throw Refused(lines, minutes);
                    counts[column - Names] += isWanted ? count : 0;
                    if (counts[column - Names] > MostPerMinute)
                        throw lines.Refused($"a minute has more than {MostPerMinute} calls so, which no trace has; leave some lines out");
                }

                column++;
            }

            if (column != Names + minutes)
                throw Refused(lines, minutes);
        }

        return counts;
    }

    private static ExperimentException Refused(TraceLines lines, int minutes)
        => lines.Refused($"it must be HashOwner,HashApp,HashFunction,Trigger and {minutes} whole numbers, as the first line says");
}
