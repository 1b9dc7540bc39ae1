namespace IrisBench.Evaluation.Statistics;

/// <summary>One value a block, sorted once, so that the median of a resample is counted out and not sorted anew.</summary>
internal sealed class SortedBlocks
{
    private readonly int[] _blocks;
    private readonly double[] _values;

    public SortedBlocks(IReadOnlyList<double> values)
    {
        _values = [.. values];
        _blocks = [.. Enumerable.Range(0, _values.Length)];
        Array.Sort(_values, _blocks);
    }

    /// <summary>The median of a resample.</summary>
    /// <param name="drawn">How often each block was drawn; as many draws as there are blocks.</param>
    public double MedianOf(int[] drawn)
    {
        var (lower, upper) = ((_values.Length - 1) / 2, _values.Length / 2);
        var (place, passed) = (0, drawn[_blocks[0]]);
        while (passed <= lower)
            passed += drawn[_blocks[++place]];
        var lowerValue = _values[place];
        while (passed <= upper)
            passed += drawn[_blocks[++place]];
        return (lowerValue + _values[place]) / 2;
    }
}
