using IrisBench.Pipeline.Load.Matrices;

namespace IrisBench.Pipeline.Load;

/// <summary>One iteration of the load: two random matrices, their product, its inverse. Holds the matrices of one worker, so that a run
/// allocates them once.</summary>
internal sealed class LoadIteration : IDisposable
{
    private readonly CoreTeam _team;
    private readonly LuInverse _inverse;
    private readonly SquareMatrix _left;
    private readonly SquareMatrix _right;
    private readonly SquareMatrix _product;
    private readonly InverseResidual _residual;

    public LoadIteration(TileKernel kernel, int size, int cores)
    {
        _team = new CoreTeam(kernel, size, cores);
        _inverse = new LuInverse(_team, size);
        _left = new SquareMatrix(size);
        _right = new SquareMatrix(size);
        _product = new SquareMatrix(size);
        _residual = new InverseResidual(size);
    }

    /// <summary>Memory of the matrices of one iteration, in bytes.</summary>
    public static long BytesOf(int size) => 3 * SquareMatrix.BytesOf(size);

    /// <summary>Runs the iteration and returns its residual, see <see cref="InverseResidual"/>.</summary>
    /// <exception cref="SingularMatrixException">The product has no inverse.</exception>
    public double Run(long seed, int iteration, CancellationToken cancellationToken)
    {
        var random = new RandomMatrix(seed, iteration);
        random.Fill(_left.Padded);
        random.Fill(_right.Padded);
        var (left, right, product) = (_left.View, _right.View, _product.View);
        _team.ForColumns(left.Rows, (long)left.Rows * left.Rows, (member, column, columns) => member.Product.Multiply(
            left, right.Block(0, column, right.Rows, columns), product.Block(0, column, product.Rows, columns)));
        cancellationToken.ThrowIfCancellationRequested();

        // The operands are spent: their memory takes the factors and the inverse.
        product.CopyTo(left);
        _inverse.Invert(left, right);
        return _residual.Of(product, right);
    }

    public void Dispose()
    {
        _team.Dispose();
        _inverse.Dispose();
        _left.Dispose();
        _right.Dispose();
        _product.Dispose();
    }
}
