using System.Globalization;
using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Load;
using IrisBench.Experiments.Measurement;
using IrisBench.Experiments.Results;
using IrisBench.Experiments.Running.Machine;
using IrisBench.Experiments.Sides;

namespace IrisBench.Experiments.Running;

/// <summary>Runs one round: the load between two edges.</summary>
internal sealed class RoundRun(RunRequest request, RunParts run, MachineDescription machine)
{
    private readonly RoundSource _source = RoundSource.Of(run.Testbed.Source, machine, request.Experiment.Measurement.SampleSeconds);
    private readonly ComponentRoles _roles = new(run.Testbed.ComponentsOf(new Dictionary<string, ComponentBuild>()));

    /// <exception cref="ExperimentException">Nothing succeeded in it, or it could not be measured.</exception>
    public async Task<RoundRecord> RunAsync(PlannedRound round, RestResult rest, CancellationToken cancellationToken)
    {
        var (startedAt, began) = (DateTimeOffset.UtcNow, run.Clock.Seconds);
        var (load, faults) = await LoadAsync(round, cancellationToken);
        var hasFailed = faults.Any(fault => fault.AtSeconds is not null);
        var span = (began, began + load.DurationSeconds);
        var end = await run.Sampler.EdgeAsync(cancellationToken);
        var generator = Report(rest.Edge, end, load);
        var machineUse = Neighbours.Between(rest.Edge, end);
        var change = await (run.Testbed.Modes?.ChangeAsync(hasFailed, cancellationToken) ?? Task.FromResult<string?>(null));
        var record = new RoundRecord
        {
            Index = round.Index,
            Block = round.Block,
            Point = round.Point,
            Side = round.Side.Name,
            Kind = round.Kind,
            StartedAt = startedAt,
            StartedAtSeconds = began,
            DurationSeconds = load.DurationSeconds,
            Use = RoundUse.Of(rest.Edge, end, span, rest.Cores, run.Sampler.Timeline, _source, ForkedBy(round.Side)),
            Generator = generator,
            Machine = machineUse,
            DisturbedReason = Neighbours.Disturbance(machineUse, round.Kind, request.Experiment.Measurement.NeighbourShare),
            RestSeconds = rest.Seconds,
            Rested = rest.Rested,
            VoidReason = load.AllFailed
                ? "no run of it succeeded"
                : change ?? NotDone(faults) ?? GeneratorLimits.Broken(generator, load, machine.SharedCores),
            LateReason = GeneratorLimits.Late(generator, load),
            Faults = faults,
        };
        run.Journal.Write(record with { Peaks = PeaksOf(record, round.Side, rest.Edge, end) });
        if (hasFailed)
            run.Testbed.Failed.Add(round.Side.Name);
        else if (load.AllFailed)
            throw new ExperimentException($"{round.Side.Name}, round {round.Index + 1}, {load.FirstError}");
        return record;
    }

    // Now: whoever reads the round later may not have the samples.
    private SidePeaks PeaksOf(RoundRecord round, SideDefinition side, Edge begin, Edge end)
    {
        var samples = begin.Readings.Values.SelectMany(first => run.Sampler.Timeline
            .Between(first.Component, first.AtSeconds, end.Readings[first.Component].AtSeconds)
            .Prepend(first).Append(end.Readings[first.Component]).Select(reading => reading.ToSample()));
        return new SimultaneousPeaks(new SampleTracks([.. samples]), _roles, _source.SampleSeconds, _source.MostCores).Of(round, side);
    }

    private static string? NotDone(IReadOnlyList<FaultRecord> faults)
        => faults.FirstOrDefault(fault => fault.AtSeconds is null) is { } late
            ? string.Create(CultureInfo.InvariantCulture, $"it was over before the fault at {late.IntendedAtSeconds} s")
            : null;

    private async Task<(LoadResult Load, IReadOnlyList<FaultRecord> Faults)> LoadAsync(
        PlannedRound round, CancellationToken cancellationToken)
    {
        var experiment = run.Testbed.Points[round.Point].Experiment;
        var caller = new PipelineCaller(
            round.Index, run.Testbed.Side(round.Side, experiment.Pipeline), experiment.Pipeline, run.Testbed.Callers, run.Journal.Write);
        using var failure = new FirstFailure(cancellationToken);
        await using var faults = run.Faults.Begin(round.Side, caller.Clock, failure);
        try
        {
            // One seed for a block: its sides meet the same callers.
            var load = await LoadRun.RunAsync(
                experiment.Load, caller, unchecked(experiment.Order.Seed!.Value + round.Block), run.Trace, failure.Token);
            return (load, await faults.EndAsync());
        }
        catch (Exception exception)
        {
            await failure.NoteAsync(exception);
            failure.Throw();
            throw;
        }
    }

    private static GeneratorReport Report(Edge begin, Edge end, LoadResult load)
    {
        var lags = load.Lags();
        return new GeneratorReport(
            end.Generator.After - begin.Generator.Before, end.Generator.SamplerAfter - begin.Generator.SamplerBefore,
            lags.Length == 0 ? 0 : lags[(int)Math.Ceiling(0.99 * lags.Length) - 1],
            lags.Length == 0 ? 0 : lags[^1],
            load.Unsent);
    }

    private static IReadOnlyList<string> ForkedBy(SideDefinition side)
        => side is { Packaging: Packaging.Functions, Mode: FunctionMode.Fork }
            ? [.. IrisSystem.Of(side).Components.Where(component => component.Function is not null).Select(component => component.Name)]
            : [];
}

/// <summary>Waits until the processes are as idle as in the baseline.</summary>
internal sealed class Rest(Sampler sampler, RestDefinition definition, double delaySeconds, double baselineCores)
{
    // Two looks closer together than this tell little about the CPU.
    private const double ShortestLookSeconds = 0.2;

    // Rest cannot be seen faster than the source sees anything.
    private const double LongestDelays = 4;

    public async Task<RestResult> WaitAsync(RunClock clock, CancellationToken cancellationToken)
    {
        var begin = clock.Seconds;
        var maximum = Math.Max(definition.MaximumSeconds, LongestDelays * delaySeconds);
        var last = await sampler.EdgeAsync(cancellationToken);
        while (true)
        {
            await Task.Delay(
                TimeSpan.FromSeconds(Math.Max(ShortestLookSeconds, definition.MinimumSeconds - (clock.Seconds - begin))),
                cancellationToken);
            var edge = await sampler.EdgeAsync(cancellationToken);
            var cores = Edge.Cores(last, edge);
            var rested = Total(cores) <= baselineCores + definition.ToleranceCores;
            if (rested || clock.Seconds - begin >= maximum)
                return new RestResult(edge, cores, clock.Seconds - begin, rested);

            last = edge;
        }
    }

    /// <summary>Cores busy in all that is compared; irisbench, which is watching, left out.</summary>
    public static double Total(IReadOnlyDictionary<string, double> cores)
        => cores.Where(component => component.Key != ComponentNames.Generator).Sum(component => component.Value);
}

/// <summary>How a rest ended. Its last look is the begin of the round.</summary>
internal sealed record RestResult(Edge Edge, IReadOnlyDictionary<string, double> Cores, double Seconds, bool Rested);
