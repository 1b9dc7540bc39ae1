using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;

namespace IrisBench.Benchmarks.AbTruth;

/// <summary><c>ab-truth</c>: how often <c>irisbench ab</c> is right about two versions whose difference is known, with a compiler at work
/// beside it half of the time; and how often two runs and <c>diff</c> are, which is what one would do without it.</summary>
internal static class AbTruthCommand
{
    private const int Microseconds = 1000;

    public static Command Create()
    {
        var runs = MeasurementCommand.Number("--runs", "Runs of ab with equal versions, and with a planted difference.", 60, 1, 1000);
        var diffs = MeasurementCommand.Number("--diffs", "Pairs of runs that are compared by diff.", 60, 0, 1000);
        var planted = MeasurementCommand.Number("--planted", "The planted difference, in microseconds of a thousand.", 50, 1, 1000);
        var rounds = MeasurementCommand.Number("--rounds", "Rounds of each version at most.", 12, 6, 1000);
        var command = new Command("ab-truth", "How often irisbench ab is right about a server with a known spin, beside a compiler.")
        {
            runs, diffs, planted, rounds,
        };
        return command.Running((result, cancellationToken) => MeasureAsync(
            result.GetValue(runs), result.GetValue(diffs), result.GetValue(planted), result.GetValue(rounds), cancellationToken));
    }

    private static async Task<bool> MeasureAsync(
        int runs, int diffs, int planted, int rounds, CancellationToken cancellationToken)
    {
        await Programs.RunAsync(
            new ProcessStartInfo("dotnet", ["build", "Measurement/IrisBench.Compare", "-c", "Release", "-nologo", "-v:q"])
            {
                WorkingDirectory = Programs.RepositoryRoot,
            },
            "", TimeSpan.FromMinutes(15), cancellationToken);
        using var folder = new AbFolder(planted, rounds);
        await using var neighbour = new CompilerNeighbour(folder.Path);
        var cases = new List<(string Name, int Count, Func<Task<Answer>> Run)>
        {
            ("ab, the same", runs, () => AbAsync(folder, "same", "again", cancellationToken)),
            ($"ab, {planted / 10.0:0.#} % more", runs, () => AbAsync(folder, "same", "more", cancellationToken)),
            ("compare twice and diff, the same", diffs, () => DiffAsync(folder, "same", "again", cancellationToken)),
        };
        var answers = cases.ToDictionary(one => one.Name, _ => new List<Answer>());
        // In turns: an hour that is busier is so for all.
        for (var turn = 0; turn < cases.Max(one => one.Count); turn++)
        {
            foreach (var (name, count, run) in cases)
            {
                if (turn >= count)
                    continue;
                var answer = await run();
                answers[name].Add(answer);
                await Console.Error.WriteLineAsync(Figures.Text(
                    $"{turn + 1}. {name}: {string.Join(", ", answer.Kinds)} exit code {answer.ExitCode}, {answer.Seconds:0} s"));
            }
        }

        Figures.Write(
            answers.Where(one => one.Value.Count > 0).SelectMany(one => AbFolder.Measured
                .Where((_, index) => one.Value.All(answer => answer.Kinds.Count > index))
                .Select((measure, index) => new[]
                {
                    one.Key, measure, $"{one.Value.Count}", Share(one.Value, index, "higher"), Share(one.Value, index, "lower"),
                    Share(one.Value, index, "same"), Share(one.Value, index, "notKnown"), Code(one.Value, 0), Code(one.Value, 3),
                    Code(one.Value, 4), Figures.Text($"{one.Value.Average(answer => answer.Seconds):0} s"),
                })),
            "case", "measure", "runs", "higher", "lower", "the same", "not known", "exit 0", "exit 3", "exit 4", "a run takes");
        return true;
    }

    private static string Share(List<Answer> answers, int measure, string kind)
        => $"{answers.Count(answer => answer.Kinds[measure] == kind)}";

    private static string Code(List<Answer> answers, int code) => $"{answers.Count(answer => answer.ExitCode == code)}";

    private static async Task<Answer> AbAsync(AbFolder folder, string before, string after, CancellationToken cancellationToken)
    {
        var begin = Stopwatch.GetTimestamp();
        var code = await folder.IrisBenchAsync(
            ["ab", folder.Variant(before), folder.Variant(after), "--experiment", folder.Experiment], cancellationToken);
        return new Answer(code, folder.LastTimeVerdict(), Stopwatch.GetElapsedTime(begin).TotalSeconds);
    }

    private static async Task<Answer> DiffAsync(AbFolder folder, string before, string after, CancellationToken cancellationToken)
    {
        var begin = Stopwatch.GetTimestamp();
        var folders = new List<string>();
        foreach (var variant in new[] { before, after })
        {
            await folder.IrisBenchAsync(
                ["compare", "--experiment", Path.Combine(folder.Variant(variant), "alone.yaml")], cancellationToken);
            folders.Add(folder.LastRun().FullName);
        }

        var json = Path.Combine(folder.Path, "diff.json");
        var code = await folder.IrisBenchAsync(
            ["diff", .. folders, "--as-gate", "--json", json, .. AbFolder.Measured.SelectMany(measure => (string[])["--measure", measure])],
            cancellationToken);
        using var difference = JsonDocument.Parse(await File.ReadAllTextAsync(json, cancellationToken));
        var kinds = difference.RootElement.GetProperty("changes").EnumerateArray()
            .ToDictionary(change => change.GetProperty("measure").GetString()!, change => change.GetProperty("kind").GetString());
        return new Answer(
            code,
            [.. AbFolder.Measured.Select(measure => kinds.GetValueOrDefault(measure) switch
            {
                "regression" or "worse" => "higher",
                "better" => "lower",
                var other => other ?? "none",
            })],
            Stopwatch.GetElapsedTime(begin).TotalSeconds);
    }

    /// <summary>What a run said: of the time first, then of CPU time and memory.</summary>
    private sealed record Answer(int ExitCode, IReadOnlyList<string> Kinds, double Seconds);

    /// <summary>The variants, their experiments and the results, in a folder of their own.</summary>
    private sealed class AbFolder : IDisposable
    {
        private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);
        public static readonly string[] Measured = ["pipelineSeconds", "cpuSecondsPerRun", "workingSetMaxBytes"];

        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("irisbench-ab-truth-");
        private readonly string _program = System.IO.Path.Combine(
            Programs.RepositoryRoot, "artifacts", "bin", "IrisBench.Compare", "release", "irisbench.dll");

        public AbFolder(int planted, int rounds)
        {
            File.WriteAllText(Experiment, TextOf("server", rounds));
            foreach (var (name, spin) in new[] { ("same", Microseconds), ("again", Microseconds), ("more", Microseconds + planted) })
            {
                var variant = _folder.CreateSubdirectory(name).FullName;
                File.WriteAllText(System.IO.Path.Combine(variant, "spin"), $"{spin}");
                File.WriteAllText(System.IO.Path.Combine(variant, "alone.yaml"), TextOf("server", rounds));
            }
        }

        public string Path => _folder.FullName;

        public string Experiment => System.IO.Path.Combine(Path, "experiment.yaml");

        public string Variant(string name) => System.IO.Path.Combine(Path, name);

        public void Dispose() => _folder.Delete(recursive: true);

        public DirectoryInfo LastRun() => new DirectoryInfo(System.IO.Path.Combine(Path, "results")).GetDirectories()
            .OrderBy(run => run.CreationTimeUtc).Last();

        public IReadOnlyList<string> LastTimeVerdict()
        {
            using var summary = JsonDocument.Parse(File.ReadAllText(System.IO.Path.Combine(LastRun().FullName, "summary.json")));
            var rows = summary.RootElement.GetProperty("comparisons").EnumerateArray()
                .ToDictionary(row => row.GetProperty("measure").GetString()!, row => row.GetProperty("verdict").GetProperty("kind"));
            return [.. Measured.Select(measure => rows.TryGetValue(measure, out var kind) ? kind.GetString()! : "none")];
        }

        public async Task<int> IrisBenchAsync(IEnumerable<string> arguments, CancellationToken cancellationToken)
        {
            using var process = Programs.Start(new ProcessStartInfo("dotnet", [_program, .. arguments]) { WorkingDirectory = Path });
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limit.CancelAfter(Limit);
            try
            {
                var output = process.StandardOutput.ReadToEndAsync(limit.Token);
                var errors = await process.StandardError.ReadToEndAsync(limit.Token);
                await output;
                await process.WaitForExitAsync(limit.Token);
                return process.ExitCode is 0 or 3 or 4
                    ? process.ExitCode
                    : throw new MeasurementException($"irisbench failed with exit code {process.ExitCode}: {errors.Trim()}");
            }
            finally
            {
                if (!process.HasExited)
                    process.Kill(entireProcessTree: true);
            }
        }

        private static string TextOf(string name, int rounds) => Figures.Text($$$"""
            name: {{{name}}}
            sides:
              - name: server
                system:
                  baseUrl: "http://127.0.0.1:{{port}}"
                  start: { command: "exec python3 '{{{Server}}}' {{port}} $(cat {{variant.folder}}/spin)" }
                  steps: [{ name: spin, path: /, take: { answer: "" }, agree: [answer] }]
            load: { kind: sequential, runs: 150 }
            rounds: {{{rounds}}}
            warmUps: 2
            rest: { minimumSeconds: 0.05, maximumSeconds: 0.1, toleranceCores: 8 }
            measurement: { baselineSeconds: 0.5 }

            """);

        private static string Server { get; } = System.IO.Path.Combine(
            Programs.RepositoryRoot, "Measurement", "IrisBench.Benchmarks", "AbTruth", "spin-server.py");
    }
}

/// <summary>A compiler that works for some seconds and then rests as long, until it is disposed.</summary>
internal sealed class CompilerNeighbour : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _work;

    public CompilerNeighbour(string folder) => _work = WorkAsync(Path.Combine(folder, "neighbour"), _stop.Token);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        try
        {
            await _work;
        }
        catch (OperationCanceledException)
        {
            // So it was asked.
        }

        _stop.Dispose();
    }

    private static async Task WorkAsync(string artifacts, CancellationToken cancellationToken)
    {
        while (true)
        {
            var begin = Stopwatch.GetTimestamp();
            await Programs.RunAsync(
                new ProcessStartInfo("dotnet",
                [
                    "build", "Steps/IrisBench.Learning", "-t:Rebuild", "-nologo", "-v:q", "-nodeReuse:false",
                    "-p:UseSharedCompilation=false", "--artifacts-path", artifacts,
                ])
                {
                    WorkingDirectory = Programs.RepositoryRoot,
                },
                "", TimeSpan.FromMinutes(5), cancellationToken);
            await Task.Delay(Stopwatch.GetElapsedTime(begin), cancellationToken);
        }
    }
}
