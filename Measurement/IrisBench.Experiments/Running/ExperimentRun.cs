using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Definition.Reading;
using IrisBench.Experiments.Faults;
using IrisBench.Experiments.Load.Traces;
using IrisBench.Experiments.Measurement;
using IrisBench.Experiments.Results;
using IrisBench.Experiments.Running.Machine;
using IrisBench.Experiments.Sides.Started;

namespace IrisBench.Experiments.Running;

/// <summary>Runs an experiment: parity gate, baseline, warm-ups, rounds in shuffled blocks. Everything is written to the run's folder
/// the moment it is measured, so an end of any kind keeps what there is.</summary>
public sealed class ExperimentRun
{
    // Left to the system after a stop, before it is given up.
    private static readonly TimeSpan LeavingPatience = TimeSpan.FromSeconds(10);

    // For the parity gate's echoes in background threads.
    private static readonly TimeSpan Calming = TimeSpan.FromSeconds(1);

    private readonly RunRequest _request;

    /// <summary>Prepares a run.</summary>
    /// <exception cref="DefinitionException">The experiment breaks a rule.</exception>
    public ExperimentRun(RunRequest request)
    {
        request.Experiment.EnsureValid();
        if (request.Resume is null)
            request.Experiment.EnsureNew();
        _request = WithSeed(request with { Experiment = StartedComponents.Named(request.Experiment) });
        _request.Experiment.EnsureValid();
        if (_request is { Resume: not null } && RunsCommands)
            throw new ExperimentException("A folder is not gone on with whose experiment starts something: what a folder says is never "
                + "run. Begin a new run by the experiment's file.");
    }

    private bool RunsCommands
        => StartedSystems.AreIn(_request.Experiment) || _request.Experiment.Faults.Any(fault => fault.Command is not null);

    /// <summary>Runs it to its end, to a failure or until it is stopped; the outcome says which.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="ExperimentException">It could not begin: an address or a password is missing,
    /// the gateway does not answer, there is no folder, or no trace.</exception>
    /// <exception cref="OperationCanceledException">It was stopped before it had begun.</exception>
    public async Task<RunOutcome> RunAsync(CancellationToken cancellationToken)
    {
        var machine = await MachineReading.ReadAsync(cancellationToken);
        var trace = await PlayedTrace.ReadAsync(_request.Experiment, cancellationToken);
        var before = _request.Resume is { } folder
            ? ResumedRun.WithTrace(await ResumedRun.HeaderAsync(folder, machine, cancellationToken), trace?.Record)
            : null;
        var startedAt = before?.StartedAt ?? DateTimeOffset.UtcNow;
        RunJournal NewJournal() => RunJournal.Create(_request.Results, _request.Experiment.Name, startedAt, _request.Progress);
        // What a start prints is kept in the run's folder; without one there is no folder before all is known to be there.
        using var early = RunsCommands ? NewJournal() : null;
        var (started, request) = await StartedSystems.StartAsync(_request, early?.Folder.Directory!, cancellationToken);
        await using var systems = started;
        await using var testbed = await Testbed.PrepareAsync(request, started, cancellationToken);
        await using var faults = await RunFaults.PrepareAsync(request, testbed, started, early?.Folder.Directory);
        using var opened = early is not null ? null : _request.Resume is { } interrupted
            ? await RunJournal.ReopenAsync(interrupted, _request.Progress, cancellationToken)
            : NewJournal();
        var journal = (early ?? opened)!;
        var clock = new RunClock(startedAt, journal.MeasuredSeconds);
        var plan = RoundPlan.Of(_request.Experiment, _request.Experiment.Order.Seed!.Value);
        var header = before ?? Header(journal, testbed, clock, machine) with { Trace = trace?.Record };
        var sampleInterval = TimeSpan.FromSeconds(_request.Experiment.Measurement.SampleSeconds);
        using var sampler = new Sampler(
            testbed.Source, clock, sampleInterval, reading => journal.Write(reading.ToSample()), testbed.ReadMachine);
        var orchestrator = _request.Targets.AppHost is { } appHost ? new OrchestratorClock(appHost) : null;
        var (status, reason) = (RunStatus.Complete, (string?)null);
        try
        {
            journal.Write(header);
            journal.Tell(new RunStarted(
                header, journal.Folder.Directory.FullName, plan.Count, journal.Done.Count,
                MachineLimits.MostCores(machine, testbed.Source.Kind, testbed.Source.Memory, orchestrator is not null)));
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(
                cancellationToken, sampler.Lost, testbed.Lease!.Lost, started.Lost);
            await MeasureAsync(
                new RunParts(testbed, clock, journal, sampler, trace, faults), plan, machine,
                change => journal.Write(header = change(header)),
                stop.Token);
        }
        // The one place that decides how a run ends. Of any kind: what nobody has thought of ends it like what somebody has.
        catch (Exception exception)
        {
            // Ctrl+C reaches a system on the same terminal too, and what fails then has not failed by itself.
            (status, reason) = cancellationToken.IsCancellationRequested
                ? (RunStatus.Interrupted, FormattableString.Invariant($"stopped after {journal.Rounds} of {plan.Count} rounds"))
                : (RunStatus.Failed, FailureText.Of(
                    await started.WhyLostAsync() ?? sampler.Failure ?? testbed.Lease!.Failure ?? exception));
        }

        header = header with { Orchestrator = orchestrator?.Read() };
        await LeaveAsync(testbed);
        header = await journal.WriteLastAsync(
            header with { Status = status, StatusReason = reason, EndedAt = DateTimeOffset.UtcNow });
        journal.Tell(new RunEnded(header));
        return new RunOutcome(journal.Folder, header, journal.Rounds, plan.Count);
    }

    private async Task MeasureAsync(
        RunParts run, IReadOnlyList<PlannedRound> plan, MachineDescription machine, Action<Func<RunHeader, RunHeader>> change,
        CancellationToken cancellationToken)
    {
        var preparation = new SidePreparation(run.Testbed);
        run.Journal.Tell(new PhaseStarted("settling"));
        await run.Sampler.StartAsync(cancellationToken);
        var built = await run.Sampler.BuildsAsync(cancellationToken);
        change(header => ResumedRun.WithComponents(header, run, built));

        run.Journal.Tell(new PhaseStarted("parity gate"));
        var dashboard = _request.Targets.Dashboard;
        var inquiry = new Inquiry(
            run.Testbed, preparation, (point, side) => NoteBuildsAsync(run, point, side, change, cancellationToken), dashboard is not null);
        var answers = await inquiry.AskAllAsync(cancellationToken);
        ParityAnswer[] parity = [.. answers.SelectMany(answer => answer.Answers)];
        // Of a sweep that is gone on with those of this sitting: no dashboard has the others any more.
        var calls = dashboard is null ? null : new TracedCalls(dashboard.AbsoluteUri, inquiry.Traces);
        change(header => ResumedRun.WithParity(header, run, parity) with { TracedCalls = calls });
        if (ParityGate.Disagreement(_request.Experiment, parity) is { } disagreement)
            throw new ExperimentException($"parity gate: {disagreement}; no figures for sides that disagree. Mend the one that is wrong; "
                + "of a system of your own, 'agree' and 'tolerance' say what must be the same");

        if (await new AaProbe(_request, run, preparation).RunAsync(answers[0].RunSeconds, cancellationToken) is { } probe)
        {
            change(header => header with { Probe = probe });
            if (probe.Refuses)
                throw new ExperimentException(probe.Refusal);
        }

        var rest = await BaselineAsync(run, machine, change, cancellationToken);
        var rounds = new RoundRun(_request, run, machine);
        var ended = new EndedPoints(_request, run.Testbed, run.Journal, plan);
        PlannedRound[] left = [.. plan.Where(round => !run.Journal.Done.Contains(round.Index))];
        run.Journal.Tell(new RunEstimated(
            DurationEstimate.Seconds(left, run, answers, _request.Experiment.Rest), left.Length));
        var turns = new RoundTurns(plan, _request.Experiment, await run.Journal.Folder.ReadRoundsAsync(cancellationToken));
        foreach (var round in turns.Left())
        {
            if (await ended.HaveAsync(round, cancellationToken))
                continue;
            run.Journal.Tell(new RoundStarted(
                round.Index, round.Block, round.Side.Name, round.Kind, run.Testbed.Points[round.Point].Text, round.IsRepetition));
            await preparation.PrepareAsync(round.Side, cancellationToken);
            turns.Note(await rounds.RunAsync(round, await rest.WaitAsync(run.Clock, cancellationToken), cancellationToken));
        }
    }

    private static void NoteScaling(RunParts run, SweepPoint point, SideDefinition side, Action<Func<RunHeader, RunHeader>> change)
    {
        if (side.Packaging != Packaging.Functions)
            return;
        // What varies may give one side's functions several modes, and a policy in some of them.
        var varied = point.Settings.Where(setting => setting.Factor.Name is SweepFactor.Mode or SweepFactor.Compilation)
            .Select(setting => setting.Setting.Text);
        var name = string.Join(", ", varied.Prepend(side.Name));
        var scaling = run.Testbed.Modes!.Scaling.Select(policy => new SideScaling(name, policy.Key, policy.Value)).ToArray();
        change(header => ResumedRun.WithScaling(header, run, name, scaling));
    }

    private static async Task NoteBuildsAsync(
        RunParts run, SweepPoint point, SideDefinition side, Action<Func<RunHeader, RunHeader>> change, CancellationToken cancellationToken)
    {
        NoteScaling(run, point, side, change);
        if (side is not { Packaging: Packaging.Functions, Compilation: { } compilation })
            return;
        var built = run.Testbed.ComponentsOf(await run.Sampler.BuildsAsync(cancellationToken));
        var name = point.Settings.Any(setting => setting.Factor.Name == SweepFactor.Compilation)
            ? $"{side.Name}, {compilation.ToString().ToLowerInvariant()}"
            : side.Name;
        var builds = built.Where(component => component is { Role: ComponentRole.Function, Build: not null })
            .Select(component => new SideBuild(name, component.Name, component.Build!)).ToArray();
        change(header => ResumedRun.WithBuilds(header, run, builds));
    }

    private async Task<Rest> BaselineAsync(
        RunParts run, MachineDescription machine, Action<Func<RunHeader, RunHeader>> change, CancellationToken cancellationToken)
    {
        run.Journal.Tell(new PhaseStarted("baseline"));
        await Task.Delay(Calming, cancellationToken);
        var begin = await run.Sampler.EdgeAsync(cancellationToken);
        // Every function has answered by now; one without processor time is one that the source does not see.
        if (begin.Readings.Values.FirstOrDefault(
            reading => reading.CpuSeconds == 0 && run.Testbed.Functions.Contains(reading.Component)) is { } unseen)
            throw new MeasurementLostException(
                $"there is no processor time of {unseen.Component}: its gateway does not tell any; a Prometheus server may "
                + "(--prometheus)");

        await Task.Delay(TimeSpan.FromSeconds(_request.Experiment.Measurement.BaselineSeconds), cancellationToken);
        var end = await run.Sampler.EdgeAsync(cancellationToken);
        Conditions.Note(begin, end, machine, run.Journal, change);
        return new Rest(run.Sampler, _request.Experiment.Rest, run.Testbed.Source.DelaySeconds, Rest.Total(Edge.Cores(begin, end)));
    }

    private static async Task LeaveAsync(Testbed testbed)
    {
        using var patience = new CancellationTokenSource(LeavingPatience);
        try
        {
            await (testbed.Modes?.LeaveAsync(patience.Token) ?? Task.CompletedTask);
        }
        catch (Exception)
        {
            // The figures are kept; in which mode the functions stay is their gateway's to tell.
        }
    }

    private RunHeader Header(RunJournal journal, Testbed testbed, RunClock clock, MachineDescription machine) => new()
    {
        Id = journal.Folder.Directory.Name,
        ToolVersion = SourceRevision.ToolVersion,
        StartedAt = clock.StartedAt,
        Experiment = _request.Experiment,
        Machine = machine,
        Source = testbed.Source.Kind,
        Components = testbed.ComponentsOf(new Dictionary<string, ComponentBuild>()),
        Command = _request.Command,
        Notes = testbed.Started?.Notes ?? [],
    };

    private static RunRequest WithSeed(RunRequest request)
        => request.Experiment.Order.Seed is null && Random.Shared.Next() is var seed
            ? request with
            {
                Experiment = request.Experiment with { Order = request.Experiment.Order with { Seed = seed } },
                Command = FormattableString.Invariant($"{request.Command} --seed {seed}"),
            }
            : request;
}

internal sealed record RunParts(
    Testbed Testbed, RunClock Clock, RunJournal Journal, Sampler Sampler, PlayedTrace? Trace, RunFaults Faults);
