using IrisBench.Compare.Experiment;
using Spectre.Console;

namespace IrisBench.Compare.Reporting;

internal static class SideColumns
{
    public static Table AddSideColumns(this Table table, IEnumerable<SideSummary> sides)
    {
        foreach (var side in sides)
        {
            table.AddColumn(new TableColumn(Markup.Escape(side.Side)).RightAligned());
        }

        return table;
    }

    public static Table AddSideRow(this Table table, string title, IEnumerable<SideSummary> sides, Func<SideSummary, string> value)
        => table.AddRow([title, .. sides.Select(side => Markup.Escape(value(side)))]);
}
