using System.Security.Cryptography;
using IrisBench.Experiments.Results;

namespace IrisBench.Benchmarks.TwinTruth;

/// <summary>The runs that a prediction is made of and is compared with. One that is complete in the folder is not made again, if it is of
/// as many rounds, or of the same trace.</summary>
/// <param name="folder">Where they are kept.</param>
internal sealed class KeptRuns(DirectoryInfo folder)
{
    /// <summary>The side that is one process.</summary>
    public const string Monolith = "monolith";

    /// <summary>The side of functions that are scaled to zero.</summary>
    public const string Zero = "functions-zero";

    // Above a usual gap, so that a round of the measurement has warm answers too.
    private const double MeasuredKeepAliveSeconds = 900;

    /// <summary>The run that the twin is made of.</summary>
    public async Task<RawRun> MeasuredAsync(int rounds, CancellationToken cancellationToken)
    {
        var own = folder.CreateSubdirectory("measured");
        bool IsWanted(RawRun run) => run.Header.Experiment.Rounds == rounds;
        if (await ReplayedSystem.FindRunAsync(own, IsWanted, cancellationToken) is { } run)
            return run;
        await using var system = await ReplayedSystem.StartAsync(own, MeasuredKeepAliveSeconds, cancellationToken);
        return await system.MeasureAsync(
            await ExperimentAsync(
                "twin-measured",
                $$"""
                sides:
                  - { name: {{Monolith}}, packaging: monolith }
                  - { name: functions-warm, packaging: functions, mode: warm }
                  - { name: {{Zero}}, packaging: functions, mode: zero }
                load: { kind: open, ratePerSecond: 0.5, durationSeconds: 10, arrivals: poisson }
                rounds: {{rounds}}
                warmUps: 1
                """,
                cancellationToken),
            own,
            IsWanted,
            cancellationToken);
    }

    /// <summary>Each trace against functions in mode zero that are kept for as long as it says, in a system of its own.</summary>
    public async Task<IReadOnlyList<RawRun>> PlayToFunctionsAsync(IReadOnlyList<MadeTrace> traces, CancellationToken cancellationToken)
    {
        var played = new List<RawRun>();
        foreach (var trace in traces)
        {
            var replay = new Replay(folder, trace, Zero, "packaging: functions, mode: zero");
            if (await replay.FindAsync(cancellationToken) is not { } run)
            {
                await using var system = await ReplayedSystem.StartAsync(replay.Folder, trace.KeepAliveSeconds, cancellationToken);
                run = await PlayAsync(system, replay, cancellationToken);
            }

            played.Add(run);
        }

        return played;
    }

    /// <summary>Each trace against the monolith: the same process, which has answered before, as it had when it was measured.</summary>
    public async Task<IReadOnlyList<RawRun>> PlayToMonolithAsync(IReadOnlyList<MadeTrace> traces, CancellationToken cancellationToken)
    {
        var played = new List<RawRun>();
        ReplayedSystem? system = null;
        try
        {
            foreach (var trace in traces)
            {
                var replay = new Replay(folder, trace, Monolith, "packaging: monolith");
                if (await replay.FindAsync(cancellationToken) is not { } run)
                {
                    system ??= await StartWarmMonolithAsync(cancellationToken);
                    run = await PlayAsync(system, replay, cancellationToken);
                }

                played.Add(run);
            }
        }
        finally
        {
            if (system is not null)
                await system.DisposeAsync();
        }

        return played;
    }

    private async Task<ReplayedSystem> StartWarmMonolithAsync(CancellationToken cancellationToken)
    {
        var own = folder.CreateSubdirectory($"warming-{Guid.NewGuid():N}");
        var system = await ReplayedSystem.StartAsync(own, MeasuredKeepAliveSeconds, cancellationToken);
        try
        {
            var experiment = await ExperimentAsync(
                "twin-warming",
                $$"""
                sides: [{ name: {{Monolith}}, packaging: monolith }]
                load: { kind: open, ratePerSecond: 0.5, durationSeconds: 10, arrivals: poisson }
                rounds: 1
                warmUps: 1
                """,
                cancellationToken);
            await system.MeasureAsync(experiment, own, _ => true, cancellationToken);
            return system;
        }
        catch
        {
            await system.DisposeAsync();
            throw;
        }
    }

    private async Task<RawRun> PlayAsync(ReplayedSystem system, Replay replay, CancellationToken cancellationToken)
    {
        var name = replay.Folder.Name;
        var experiment = await ExperimentAsync(
            name,
            $$"""
            sides: [{ name: {{replay.Side}}, {{replay.Packaging}} }]
            load: { kind: trace, file: {{name}}.log }
            rounds: 1
            warmUps: 0
            measurement: { neighbourShare: 1 }
            """,
            cancellationToken);
        var run = await system.MeasureAsync(experiment, replay.Folder, replay.IsOfTrace, cancellationToken);
        await Console.Error.WriteLineAsync($"{name} is played");
        return run;
    }

    private async Task<string> ExperimentAsync(string name, string of, CancellationToken cancellationToken)
    {
        var file = Path.Combine(folder.FullName, $"{name}.yaml");
        await File.WriteAllTextAsync(
            file, $"name: {name}\npipeline: {{ iterations: 1, size: 100 }}\n{of}\n", cancellationToken);
        return file;
    }

    /// <summary>A trace that is played against a side.</summary>
    private sealed class Replay
    {
        private readonly string _sha256;

        public Replay(DirectoryInfo kept, MadeTrace trace, string side, string packaging)
        {
            (Side, Packaging, Folder) = (side, packaging, kept.CreateSubdirectory($"{trace.Name}-{side}"));
            var file = $"{Folder.FullName}.log";
            trace.Write(file);
            _sha256 = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)));
        }

        public string Side { get; }

        public string Packaging { get; }

        public DirectoryInfo Folder { get; }

        public bool IsOfTrace(RawRun run)
            => string.Equals(run.Header.Trace?.Sha256, _sha256, StringComparison.OrdinalIgnoreCase);

        public Task<RawRun?> FindAsync(CancellationToken cancellationToken)
            => ReplayedSystem.FindRunAsync(Folder, IsOfTrace, cancellationToken);
    }
}
