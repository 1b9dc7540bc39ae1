namespace IrisBench.Pipeline.Load;

/// <summary>What a run of the load step did.</summary>
/// <param name="Iterations">Iterations done.</param>
/// <param name="Size">Rows and columns of the matrices.</param>
/// <param name="Seed">Seed of the random matrices: the same seed gives the same <paramref name="Checksum"/>.</param>
/// <param name="FloatingPointOperations">
/// Additions and multiplications of the products and the inverses, see <see cref="CountOperations"/>.
/// </param>
/// <param name="ElapsedSeconds">Duration of the work, in seconds.</param>
/// <param name="Checksum">
/// The worst residual of product times inverse against the identity: the largest entry of |P · (P⁻¹ · v) - v|, v all
/// ones, over all iterations. Zero is exact; 10⁻⁷ is usual for random matrices of 500 rows.
/// </param>
public sealed record LoadAnswer(
    int Iterations, int Size, long Seed, long FloatingPointOperations, double ElapsedSeconds, double Checksum)
{
    /// <summary>
    /// 4 n³ an iteration: 2 n³ for the product and 2 n³ for the inverse, the usual counts of LAPACK (Working Note 41,
    /// appendix C; terms in n² are left out). Drawing numbers and the checksum are not counted.
    /// </summary>
    /// <param name="iterations">Iterations.</param>
    /// <param name="size">Rows and columns of the matrices.</param>
    public static long CountOperations(int iterations, int size) => 4L * size * size * size * iterations;
}
