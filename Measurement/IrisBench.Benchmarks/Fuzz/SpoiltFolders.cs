using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using IrisBench.Experiments.Results;

namespace IrisBench.Benchmarks.Fuzz;

/// <summary>Folders of runs and sweeps that are right but for a few lines.</summary>
internal sealed class SpoiltFolders
{
    public static readonly JsonMutation Mutation = new(
        "\"warm\"", "\"monolith\"", "\"gateway\"", "\"iris-load\"", "\"measured\"", "\"noisePair\"", "\"warmUp\"", "\"fork\"", "\"zero\"",
        "\"open\"", "\"closed\"", "\"own\"", "\"resident\"", "\"container\"", "\"controlGroups\"", "\"prometheus\"",
        "\"shared\"", "\"failed\"", "\"interrupted\"", "1", "2", "3", "1e9", "{\"rounds\":[1,2]}", "{\"size\":[1,500]}",
        "{\"ratePerSecond\":[1,2],\"flowers\":[1]}");

    private static readonly TextMutation Text = new("{", "}", "[", "]", ":", ",", "\"", "1", "null", "\n", "\r\n", "\n\n", "{}\n");

    private readonly IReadOnlyList<Dictionary<string, string[]>> _right;

    private SpoiltFolders(IReadOnlyList<Dictionary<string, string[]>> right) => _right = right;

    /// <summary>Made of what earlier versions wrote, and of the same as this version writes it.</summary>
    public static async Task<SpoiltFolders> CreateAsync(CancellationToken cancellationToken)
    {
        var right = new List<Dictionary<string, string[]>>();
        var kept = new DirectoryInfo(
            Path.Combine(Programs.RepositoryRoot, "IrisBench.Tests", "Experiments", "Results", "Earlier"));
        foreach (var folder in kept.GetDirectories())
        {
            right.Add(folder.GetFiles().ToDictionary(file => file.Name, file => File.ReadAllLines(file.FullName)));
            right.Add(LinesOf(Completed(await new RunFolder(folder).ReadAsync(cancellationToken))));
        }

        return new SpoiltFolders(right);
    }

    /// <summary>The files of one: some of their lines are spoilt.</summary>
    public IEnumerable<(string Name, byte[] Content)> Next(Random random)
    {
        var right = _right[random.Next(_right.Count)];
        var spoilt = right.Keys.ElementAt(random.Next(right.Count));
        foreach (var (name, lines) in right)
        {
            byte[][] content = [.. lines.Select(Encoding.UTF8.GetBytes)];
            if (name == spoilt || random.Next(8) == 0)
                content = Spoilt(content, random);
            yield return (name, [.. content.SelectMany(line => line.Append((byte)'\n'))]);
        }
    }

    private static byte[][] Spoilt(byte[][] lines, Random random)
    {
        for (var changes = random.Next(2); changes >= 0; changes--)
        {
            var at = random.Next(lines.Length);
            lines = random.Next(20) switch
            {
                0 => [.. lines[..at], .. lines[(at + 1)..], []],
                1 when lines.Length > 1 => [.. lines[..at], lines[random.Next(lines.Length)], .. lines[at..]],
                2 => [.. lines[..at], Encoding.UTF8.GetBytes(Text.Of(Encoding.UTF8.GetString(lines[at]), random)), .. lines[(at + 1)..]],
                // Of all lines the same.
                3 or 4 or 5 when random.Next() is var same => [.. lines.Select(line => Mutation.Of(line, new Random(same)))],
                _ => [.. lines[..at], Mutation.Of(lines[at], random), .. lines[(at + 1)..]],
            };
        }

        return lines;
    }

    private static RawRun Completed(RawRun run) => run with
    {
        Header = run.Header with { Memory = MemoryKind.Own },
        Rounds =
        [
            .. run.Rounds.Select(round => round with
            {
                Peaks = new SidePeaks(1, 300e6, 90e6),
                Use = [.. round.Use.Select(use => use with
                {
                    Memory = MemoryKind.Own,
                    Resident = new ResidentUse(use.WorkingSetBaselineBytes, use.WorkingSetMaxBytes, use.WorkingSetMeanBytes),
                })],
            }),
        ],
    };

    private static Dictionary<string, string[]> LinesOf(RawRun run) => new()
    {
        ["run.json"] = [JsonSerializer.Serialize(run.Header, ResultsJson.Default.RunHeader)],
        ["rounds.jsonl"] = Lines(run.Rounds, ResultsJson.Default.RoundRecord),
        ["pipelines.jsonl"] = Lines(run.Pipelines, ResultsJson.Default.PipelineRecord),
        ["samples.jsonl"] = Lines(run.Samples, ResultsJson.Default.SampleRecord),
    };

    private static string[] Lines<T>(IReadOnlyList<T> records, JsonTypeInfo<T> type)
        => [.. records.Select(record => JsonSerializer.Serialize(record, type)), .. records.Count == 0 ? [""] : Array.Empty<string>()];
}
