using System.CommandLine;

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
