using System.Globalization;
using IrisBench.Pipeline.Steps;

namespace IrisBench.Pipeline.Load;

/// <summary>The CPU cost of the pipeline: as often as asked, the product of two random matrices and its inverse. What the original does
/// with <c>numpy.dot</c> and <c>numpy.linalg.inv</c>.</summary>
/// <remarks>The arithmetic is the project's own, in portable vector code. NuGet was searched for a faster library of the field: no package
/// with OpenBLAS or MKL natives for Linux was found (intelmkl.redist.linux-x64, MathNet.Numerics.MKL.Linux-x64, MathNet.Numerics.OpenBLAS,
/// Microsoft.ML.Mkl.Redist, OpenBlasSharp, Spreads.BLAS); NumSharp 0.70, managed like this, needs 23 ms for a product and its inverse of
/// size 500 where this needs 7; libtorch 2.10 (TorchSharp) adds 480 MB to a function's image and does not load on Debian 12.</remarks>
/// <param name="telemetry">Where the step is measured.</param>
public sealed class LoadStep(StepTelemetry telemetry) : MeasuredStep<LoadParameters, LoadAnswer>("load", telemetry)
{
    /// <inheritdoc/>
    public override LoadParameters Parse(StepRequest request) => LoadGrammar.Parse(request, LoadParameters.Default);

    /// <inheritdoc/>
    protected override Task<LoadAnswer> ExecuteAsync(LoadParameters input, CancellationToken cancellationToken)
        => LoadWorkload.RunAsync(input, cancellationToken);

    /// <inheritdoc/>
    protected override StepAnswer ToStepAnswer(LoadAnswer answer) => new(
        answer, LoadJsonContext.Default.LoadAnswer,
        string.Create(CultureInfo.InvariantCulture, $"{answer.Iterations} iterations in {answer.ElapsedSeconds:F3} s"));
}

/// <summary>What a run of the load step did.</summary>
/// <param name="Iterations">Iterations done.</param>
/// <param name="Size">Rows and columns of the matrices.</param>
/// <param name="Seed">Seed of the random matrices: the same seed gives the same <paramref name="Checksum"/>.</param>
/// <param name="FloatingPointOperations">Additions and multiplications of the products and the inverses, see
/// <see cref="CountOperations"/>.</param>
/// <param name="ElapsedSeconds">Duration of the work, in seconds.</param>
/// <param name="Checksum">The worst residual of product times inverse against the identity: the largest entry of |P · (P⁻¹ · v) - v|,
/// v all ones, over all iterations. Zero is exact; 10⁻⁷ is usual for random matrices of 500 rows.</param>
public sealed record LoadAnswer(
    int Iterations, int Size, long Seed, long FloatingPointOperations, double ElapsedSeconds, double Checksum)
{
    /// <summary>4 n³ an iteration: 2 n³ for the product and 2 n³ for the inverse, the usual counts of LAPACK (Working Note 41, appendix
    /// C; terms in n² are left out). Drawing numbers and the checksum are not counted.</summary>
    /// <param name="iterations">Iterations.</param>
    /// <param name="size">Rows and columns of the matrices.</param>
    public static long CountOperations(int iterations, int size) => 4L * size * size * size * iterations;
}
