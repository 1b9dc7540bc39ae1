namespace IrisBench.Pipeline.Load.Matrices;

/// <summary>The cores that work on one matrix together: its columns are dealt out in strips. Every entry is computed by the same sums in
/// the same order whatever the number of cores, so the result does not depend on it.</summary>
internal sealed class CoreTeam : IDisposable
{
    // Below this, waking other cores takes longer than the work: about 50 µs at 100 Gflop/s.
    private const long MinimumMultiplications = 2_000_000;

    private readonly TeamMember[] _members;

    public CoreTeam(TileKernel kernel, int size, int cores)
        => _members = [.. Enumerable.Range(0, cores).Select(_ => new TeamMember(kernel, size))];

    public TeamMember First => _members[0];

    /// <summary>
    /// Runs <paramref name="work"/> with (member, first column, columns) over all <paramref name="columns"/>.
    /// </summary>
    /// <param name="columns">Columns to deal out.</param>
    /// <param name="multiplicationsPerColumn">Cost of a column, to decide whether dealing out pays.</param>
    /// <param name="work">Called at most once per member, for a strip that starts at a cache line.</param>
    public void ForColumns(int columns, long multiplicationsPerColumn, Action<TeamMember, int, int> work)
    {
        var strip = MatrixPacking.RoundUp((columns + _members.Length - 1) / _members.Length, TileKernel.PanelColumns);
        var strips = (columns + strip - 1) / strip;
        if (strips == 1 || columns * multiplicationsPerColumn < MinimumMultiplications)
            work(First, 0, columns);
        else
            Parallel.For(0, strips, i => work(_members[i], i * strip, Math.Min(strip, columns - (i * strip))));
    }

    public void Dispose()
    {
        foreach (var member in _members)
            member.Dispose();
    }
}

/// <summary>What one core of a <see cref="CoreTeam"/> works with.</summary>
internal sealed class TeamMember : IDisposable
{
    public TeamMember(TileKernel kernel, int size)
    {
        Product = new MatrixProduct(kernel, size);
        Solve = new TriangularSolve(Product);
    }

    public MatrixProduct Product { get; }

    public TriangularSolve Solve { get; }

    public void Dispose() => Product.Dispose();
}
