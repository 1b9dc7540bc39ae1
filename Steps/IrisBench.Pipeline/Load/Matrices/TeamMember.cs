using IrisBench.Pipeline.Load.Simd;

namespace IrisBench.Pipeline.Load.Matrices;

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
