using System.CommandLine;
using IrisBench.Evaluation;
using IrisBench.Evaluation.Cost.Prices;
using IrisBench.Experiments.Results;

namespace IrisBench.Compare.Commands;

/// <summary><c>irisbench diff</c>: the sides that two runs have in common, the later against the earlier.</summary>
internal sealed class DiffCommand
{
    private readonly GateOptions _gate = new();
    private readonly Option<bool> _asGate = new("--as-gate")
    {
        Description = $"Exit with {ExitCode.Regression} on a regression, although two runs may differ by their hours alone.",
    };

    private readonly Argument<DirectoryInfo> _before = Folder("before", "Folder of the earlier run.");
    private readonly Argument<DirectoryInfo> _after = Folder("after", "Folder of the later run.");

    public static Command Create()
    {
        var diff = new DiffCommand();
        var command = new Command(
            "diff",
            "Compare the same sides of two runs. Two runs are of two hours: what a neighbour did in one of them cannot be told from a "
            + "change, so the exit code says nothing of it unless you ask for that (--as-gate). irisbench ab measures two versions in "
            + "turns.")
        {
            diff._before, diff._after, diff._asGate,
        };
        foreach (var option in diff._gate.All)
            command.Add(option);
        command.SetAction(diff.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var (before, after) = (arguments.GetRequiredValue(_before), arguments.GetRequiredValue(_after));
        var earlier = RunEvaluation.Of(await new RunFolder(before).ReadAsync(cancellationToken), PriceSheets.Default);
        var later = RunEvaluation.Of(await new RunFolder(after).ReadAsync(cancellationToken), PriceSheets.Default);
        var difference = RunDifference.Of(
            earlier, later, _gate.MeasuresOf(arguments, later.Run.Experiment),
            _gate.Threshold(arguments) ?? RunDifference.UsualThreshold);
        if (difference is { Changes.Count: 0, HasRegression: false })
            throw new CompareException($"{before} and {after} have no side with rounds that count in common: give the sides that are to be "
                + "compared the same name in both.");

        await _gate.TellAsync(arguments, difference, cancellationToken);
        return arguments.GetValue(_asGate) && difference.HasRegression ? ExitCode.Regression : ExitCode.Success;
    }

    private static Argument<DirectoryInfo> Folder(string name, string description)
        => new Argument<DirectoryInfo>(name) { Description = description }.AcceptExistingOnly();
}
