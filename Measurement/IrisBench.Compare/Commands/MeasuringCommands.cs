using System.CommandLine;
using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Definition.Reading;
using IrisBench.Experiments.Results;

namespace IrisBench.Compare.Commands;

/// <summary><c>irisbench compare</c>.</summary>
internal sealed class CompareCommand
{
    private readonly ExperimentOptions _experiment = new();
    private readonly MeasuringOptions _measuring = new();

    public static Command Create()
    {
        var compare = new CompareCommand();
        var command = new Command("compare", "Run the pipeline as functions and as a monolith, and compare what they use.");
        foreach (var option in (Option[])[.. compare._experiment.All, .. compare._measuring.All])
            command.Add(option);
        command.SetAction(compare.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var experiment = await _experiment.ReadAsync(arguments, cancellationToken);
        return experiment.Vary is null
            ? await _measuring.RunAsync(arguments, experiment, request => request, cancellationToken)
            : throw new UsageException($"{experiment.Name} varies something: run it with 'irisbench sweep'.");
    }
}

/// <summary><c>irisbench sweep</c>: an experiment over the values of one or two things, to be gone on with if interrupted.</summary>
internal sealed class SweepCommand
{
    private readonly Argument<FileInfo?> _file = new("FILE")
    {
        Description = "An experiment with 'vary', in YAML or JSON.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<DirectoryInfo> _resume = new Option<DirectoryInfo>("--resume")
    {
        Description = "Go on with a sweep that was interrupted, in its folder and by its plan; in place of FILE.",
        HelpName = "FOLDER",
    }.AcceptExistingOnly();

    private readonly MeasuringOptions _measuring = new();

    public static Command Create()
    {
        var sweep = new SweepCommand();
        var command = new Command(
            "sweep",
            """
            Run an experiment at every value of one or two things that vary, and tell where the sides part.

            Examples:
              irisbench sweep examples/sweeps/load-iterations.yaml
              irisbench sweep --resume results/load-iterations-20261126-101500
            """) { sweep._file, sweep._resume };
        foreach (var option in sweep._measuring.All)
            command.Add(option);
        command.SetAction(sweep.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
        => (arguments.GetValue(_file), arguments.GetValue(_resume)) switch
        {
            ({ } file, null) => await MeasureAsync(arguments, await ReadAsync(file, cancellationToken), resume: null, cancellationToken),
            (null, { } folder) => await ResumeAsync(arguments, folder, cancellationToken),
            _ => throw new UsageException("Say either the FILE of a sweep, or --resume and the folder of one that was interrupted."),
        };

    private Task<int> MeasureAsync(ParseResult arguments, Experiment experiment, RunFolder? resume, CancellationToken cancellationToken)
        => _measuring.RunAsync(
            arguments, experiment, request => request with { Resume = resume }, cancellationToken);

    private static async Task<Experiment> ReadAsync(FileInfo file, CancellationToken cancellationToken)
    {
        var experiment = await ExperimentFile.ReadAsync(file, cancellationToken);
        return experiment.Vary is not null
            ? experiment
            : throw new UsageException($"{file} varies nothing: add 'vary', or run it with 'irisbench compare --experiment'.");
    }

    private async Task<int> ResumeAsync(ParseResult arguments, DirectoryInfo directory, CancellationToken cancellationToken)
    {
        var folder = new RunFolder(directory);
        // Before a system is published and started for it.
        folder.EnsurePlain();
        var header = await folder.ReadHeaderAsync(cancellationToken);
        if (header.Experiment.Vary is null)
            throw new UsageException($"{directory} is no sweep, and only a sweep is gone on with: measure anew by 'irisbench compare'.");
        return header.Status == RunStatus.Complete
            ? await _measuring.ReportAsync(arguments, directory, cancellationToken)
            : await MeasureAsync(arguments, header.Experiment, folder, cancellationToken);
    }
}
