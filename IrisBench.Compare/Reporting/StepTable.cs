using IrisBench.Compare.Experiment;
using Spectre.Console;

namespace IrisBench.Compare.Reporting;

/// <summary>Median of each step; a side that does not tell a step apart has a dash.</summary>
internal static class StepTable
{
    public static Table Create(ComparisonResult result)
    {
        var table = new Table { Border = TableBorder.Rounded }.AddColumn("Step (median)").AddSideColumns(result.Summary);
        foreach (var step in result.Summary.SelectMany(side => side.Steps).Select(time => time.Step).Distinct())
        {
            table.AddSideRow(step, result.Summary, side => Seconds(side, step));
        }

        return table;
    }

    private static string Seconds(SideSummary side, string step)
        => side.Steps.FirstOrDefault(time => time.Step == step) is { } found ? Quantity.Seconds(found.Seconds) : "–";
}
