using System.CommandLine;
using IrisBench.Compare.RunningSystem;
using IrisBench.Compare.Versions;
using IrisBench.Evaluation;
using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Definition.Reading;

namespace IrisBench.Compare.Commands;

/// <summary><c>irisbench ab</c>: two versions of one system in one run, in turns.</summary>
internal sealed class AbCommand
{
    // The name of both sides is part of every table: of two revisions it is these.
    private const string BeforeName = "before";
    private const string AfterName = "after";

    // With these an early look comes after fifteen.
    private const int UsualRounds = 30;

    private readonly Argument<string> _before = new("BEFORE") { Description = "A git revision, a folder, or a side of the experiment." };
    private readonly Argument<string> _after = new("AFTER") { Description = "The version that it is to be compared with." };
    private readonly Option<string?> _side = new("--side")
    {
        Description = "Which side of the experiment is measured in both versions; the first when nothing is said.",
        HelpName = "NAME",
    };

    private readonly Option<UnknownAnswer?> _unknown = ValueOption.Name<UnknownAnswer>(
        "--unknown", $"What becomes of an answer that is not known: fail exits with {ExitCode.NoAnswer}, ok with {ExitCode.Success}.");

    private readonly ExperimentOptions _experiment = new();
    private readonly MeasuringOptions _measuring = new();
    private readonly GateOptions _gate = new();

    public static Command Create()
    {
        var ab = new AbCommand();
        var command = new Command(
            "ab",
            $"""
            Measure two versions of a system in turns, and tell whether the second is worse.

            Examples:
              irisbench ab HEAD~1 HEAD                                two revisions of IrisBench, its monolith
              irisbench ab main . --experiment shop.yaml              what is committed, and this folder as it is
              irisbench ab plain gzip --experiment servers.yaml       two sides of a file

            Exit codes: {ExitCode.Success} nothing is worse by more than the threshold, {ExitCode.Regression} something is,
            {ExitCode.NoAnswer} it is not known (--unknown ok makes it {ExitCode.Success}).
            """) { ab._before, ab._after, ab._side, ab._unknown };
        foreach (var option in (Option[])[.. ab._gate.All, .. ab._experiment.All, .. ab._measuring.Own])
            command.Add(option);
        command.SetAction(ab.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var (before, after) = (arguments.GetRequiredValue(_before), arguments.GetRequiredValue(_after));
        var experiment = Prepared(arguments, await _experiment.ReadAsync(arguments, cancellationToken));
        if (SidesNamed(experiment, before, after) is { } sides)
            return await MeasureAsync(arguments, VersionedExperiment.Of(experiment, sides), cancellationToken);

        var side = SideOf(arguments, experiment);
        await using var versions = await CheckedOutVersions.CheckOutAsync(
            before, after, _experiment.FolderOf(arguments) ?? AppHostLocation.Own.Root, ErrorLine.Note, cancellationToken,
            [_measuring.ResultsOf(arguments), .. _gate.FilesOf(arguments)]);
        (string Name, SystemVersion Version)[] named = [(BeforeName, versions.Before), (AfterName, versions.After)];
        if (side.System is not null)
            return await MeasureAsync(
                arguments,
                VersionedExperiment.Of(
                    experiment, side,
                    [.. named.Select(one => side with { Name = one.Name, Version = one.Version.Text, Folder = one.Version.Folder })]),
                cancellationToken);

        await using var builtIn = await BuiltInVersions.StartAsync(side, named, ErrorLine.Note, cancellationToken);
        return await MeasureAsync(arguments, VersionedExperiment.Of(experiment, side, builtIn.Sides), cancellationToken);
    }

    private async Task<int> MeasureAsync(ParseResult arguments, Experiment experiment, CancellationToken cancellationToken)
    {
        experiment = experiment with { StopWhenKnown = _gate.MeasuresOf(arguments, experiment) };
        var (exitCode, summary) = await _measuring.RunDescribedAsync(arguments, experiment.EnsureValid(), cancellationToken);
        if (exitCode is not (ExitCode.Success or ExitCode.NoAnswer) || summary is null)
            return exitCode;

        var difference = RunDifference.OfVersions(summary, experiment.StopWhenKnown, experiment.SameWithin);
        await _gate.TellAsync(arguments, difference, cancellationToken);
        return (difference.Answer, arguments.GetValue(_unknown)) switch
        {
            (DifferenceAnswer.Regression, _) => ExitCode.Regression,
            (DifferenceAnswer.NotKnown, not UnknownAnswer.Ok) => ExitCode.NoAnswer,
            _ => ExitCode.Success,
        };
    }

    private Experiment Prepared(ParseResult arguments, Experiment experiment)
    {
        if (experiment.Vary is not null)
            throw new UsageException($"{experiment.Name} varies something: ab compares two versions at one point. Leave 'vary' out.");
        if (_gate.Threshold(arguments) is < GateOptions.LeastShown or > 1)
            throw new UsageException("--threshold of ab is from 0.5% to 100%: what is smaller cannot be shown, and what is larger is no "
                + "change but another system.");
        return experiment with
        {
            Name = $"ab-{experiment.Name}",
            Rounds = _experiment.RoundsOf(arguments) ?? RoundsOf(experiment),
            SameWithin = _gate.Threshold(arguments) ?? experiment.SameWithin,
            NoiseFloor = true,
        };
    }

    /// <summary>The rounds that are measured where the command line names none.</summary>
    public static int RoundsOf(Experiment experiment) => experiment.SaysRounds ? experiment.Rounds : UsualRounds;

    private static SideDefinition[]? SidesNamed(Experiment experiment, string before, string after)
        => experiment.Sides.FirstOrDefault(side => side.Name == before) is { System: not null } first
            && experiment.Sides.FirstOrDefault(side => side.Name == after) is { System: not null } second
            ? first != second ? [first, second] : throw new UsageException($"{before} is named twice: name two sides.")
            : null;

    private SideDefinition SideOf(ParseResult arguments, Experiment experiment)
    {
        var name = arguments.GetValue(_side);
        var side = name is null ? experiment.Sides[0] : experiment.Sides.FirstOrDefault(side => side.Name == name)
            ?? throw new UsageException(
                $"{experiment.Name} has no side '{name}'; it has {string.Join(", ", experiment.Sides.Select(known => known.Name))}.");
        if (side is { System: not null and not { Start: not null } })
            throw new UsageException($"The side {side.Name} does not say how it is started, so it cannot be started in two versions: "
                + "add 'start' to it, or name two of its sides that are up.");
        return side is { Packaging: Packaging.Functions } and not { Mode: FunctionMode.Warm, Replicas: 1, Compilation: null }
            ? throw new UsageException($"Of functions, ab measures warm ones as the system has them, not {side.Name}: "
                + "how modes differ is what 'irisbench compare' tells.")
            : side;
    }
}

/// <summary>What becomes of an answer that is not known.</summary>
internal enum UnknownAnswer
{
    /// <summary>The exit code says so.</summary>
    Fail,

    /// <summary>It is taken as if nothing were worse.</summary>
    Ok,
}
