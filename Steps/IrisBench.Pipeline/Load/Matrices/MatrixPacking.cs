using System.Runtime.CompilerServices;

namespace IrisBench.Pipeline.Load.Matrices;

/// <summary>Copies operands into the order in which the tile kernel reads them, padded with zeros to whole tiles.</summary>
internal static unsafe class MatrixPacking
{
    public static int RoundUp(int value, int multiple) => (value + multiple - 1) / multiple * multiple;

    /// <summary>Slivers of <paramref name="tileRows"/> rows; within a sliver, column after column, times <paramref name="sign"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void PackRows(MatrixView source, int tileRows, double sign, double* packed)
    {
        for (var row = 0; row < source.Rows; row += tileRows, packed += (nint)tileRows * source.Columns)
        {
            var rows = Math.Min(tileRows, source.Rows - row);
            for (var i = 0; i < rows; i++)
            {
                var from = source.Row(row + i);
                var to = packed + i;
                for (var column = 0; column < source.Columns; column++, to += tileRows)
                    *to = sign * from[column];
            }
            for (var i = rows; i < tileRows; i++)
            {
                for (var column = 0; column < source.Columns; column++)
                    packed[(column * tileRows) + i] = 0;
            }
        }
    }

    /// <summary>Slivers of <paramref name="tileColumns"/> columns; within a sliver, row after row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void PackColumns(MatrixView source, int tileColumns, double* packed)
    {
        for (var column = 0; column < source.Columns; column += tileColumns)
        {
            var columns = Math.Min(tileColumns, source.Columns - column);
            for (var row = 0; row < source.Rows; row++, packed += tileColumns)
            {
                new Span<double>(source.Row(row) + column, columns).CopyTo(new Span<double>(packed, columns));
                new Span<double>(packed + columns, tileColumns - columns).Clear();
            }
        }
    }
}
