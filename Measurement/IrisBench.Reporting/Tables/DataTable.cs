namespace IrisBench.Reporting.Tables;

/// <summary>Figures as text, as a table of any of the formats shows them.</summary>
/// <param name="Columns">Heads of the columns; the first heads the rows.</param>
/// <param name="Rows">A text for each column.</param>
public sealed record DataTable(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    /// <summary>Columns besides the first that hold words, not figures.</summary>
    public IReadOnlyList<int> TextColumns { get; init; } = [];

    /// <summary>A table with a row for each item.</summary>
    internal static DataTable Of<T>(
        IReadOnlyList<string> columns, IEnumerable<T> items, Func<T, IReadOnlyList<string>> row, params IReadOnlyList<int> textColumns)
        => new(columns, [.. items.Select(row)]) { TextColumns = textColumns };
}
