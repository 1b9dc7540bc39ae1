using System.Collections.Concurrent;
using IrisBench.Pipeline.Load;
using IrisBench.Pipeline.Load.Matrices;

namespace IrisBench.Tests.Pipeline.Load;

/// <summary>Matrix arithmetic by the definition, to compare with.</summary>
internal static class Reference
{
    private static readonly ConcurrentDictionary<int, double[,]> Products = [];

    /// <summary>Product of the matrices of seeds 1 and 2; kept, because three nested loops over 500 take a second.</summary>
    public static double[,] ProductOfSeeds1And2(int size) => Products.GetOrAdd(size, static size =>
    {
        using var left = Random(size, seed: 1);
        using var right = Random(size, seed: 2);
        return Multiply(left.ToArray(), right.ToArray());
    });

    private static double[,] Multiply(double[,] left, double[,] right)
    {
        var size = left.GetLength(0);
        var result = new double[size, size];
        for (var i = 0; i < size; i++)
        {
            for (var k = 0; k < size; k++)
            {
                for (var j = 0; j < size; j++)
                    result[i, j] += left[i, k] * right[k, j];
            }
        }
        return result;
    }

    public static double[,] ToArray(this SquareMatrix matrix)
    {
        var view = matrix.View;
        var values = new double[view.Rows, view.Columns];
        for (var i = 0; i < view.Rows; i++)
        {
            for (var j = 0; j < view.Columns; j++)
                values[i, j] = view[i, j];
        }
        return values;
    }

    public static SquareMatrix ToMatrix(this double[,] values)
    {
        var matrix = new SquareMatrix(values.GetLength(0));
        for (var i = 0; i < values.GetLength(0); i++)
        {
            for (var j = 0; j < values.GetLength(1); j++)
                matrix.View[i, j] = values[i, j];
        }
        return matrix;
    }

    public static SquareMatrix Random(int size, long seed)
    {
        var matrix = new SquareMatrix(size);
        new RandomMatrix(seed, iteration: 0).Fill(matrix.Padded);
        return matrix;
    }

    public static double LargestDifference(double[,] left, double[,] right)
        => left.Cast<double>().Zip(right.Cast<double>(), (a, b) => double.IsNaN(a - b) ? double.MaxValue : Math.Abs(a - b)).Max();

    public static double[,] Identity(int size)
    {
        var identity = new double[size, size];
        for (var i = 0; i < size; i++)
            identity[i, i] = 1;
        return identity;
    }
}
