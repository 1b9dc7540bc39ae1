using IrisBench.Evaluation.Differences;
using IrisBench.Reporting.Tables;
using IrisBench.Reporting.Wording;
using Spectre.Console;

namespace IrisBench.Reporting.Terminal;

/// <summary>What changed from one run to another, on a terminal.</summary>
public static class DifferenceReport
{
    /// <summary>Writes it.</summary>
    public static void Write(IAnsiConsole console, RunDifference difference)
    {
        console.WriteLine($"{PlainText.Clean(difference.Before)} (before) and {PlainText.Clean(difference.After)} (after)");
        console.Write(TerminalTable.Of(DifferenceTable.Of(difference)));
        foreach (var warning in difference.Warnings)
            console.WriteLine($"Warning: {PlainText.Clean(warning)}");
        console.WriteLine(DifferenceWording.Of(difference));
    }
}
