using IrisBench.Reporting.Tables;
using IrisBench.Reporting.Wording;
using Spectre.Console;

namespace IrisBench.Reporting.Terminal;

/// <summary>A table of the report on a terminal. Cells are text, never markup.</summary>
public static class TerminalTable
{
    /// <summary>The table.</summary>
    public static Table Of(DataTable data)
    {
        var table = new Table { Border = TableBorder.Rounded };
        foreach (var (index, column) in data.Columns.Index())
        {
            // Figures and the heads of rows are read at a glance or not at all; words may break.
            var isFigure = index > 0 && !data.TextColumns.Contains(index);
            var staysWhole = isFigure || index == 0;
            table.AddColumn(new TableColumn(new Text(PlainText.Clean(column))) { Alignment = isFigure ? Justify.Right : Justify.Left, NoWrap = staysWhole });
        }

        foreach (var row in data.Rows)
            table.AddRow(row.Select(cell => new Text(PlainText.Clean(cell))));

        return table;
    }
}
