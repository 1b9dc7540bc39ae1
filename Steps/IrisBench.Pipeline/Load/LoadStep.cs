using System.Globalization;
using IrisBench.Pipeline.Steps;

namespace IrisBench.Pipeline.Load;

/// <summary>
/// The CPU cost of the pipeline: as often as asked, the product of two random matrices and its inverse. What the
/// original does with <c>numpy.dot</c> and <c>numpy.linalg.inv</c>.
/// </summary>
/// <remarks>
/// The arithmetic is the project's own, in portable vector code. NuGet was searched for a faster library of the field:
/// no package with OpenBLAS or MKL natives for Linux was found (intelmkl.redist.linux-x64, MathNet.Numerics.MKL.Linux-x64,
/// MathNet.Numerics.OpenBLAS, Microsoft.ML.Mkl.Redist, OpenBlasSharp, Spreads.BLAS); NumSharp 0.70, managed like this,
/// needs 23 ms for a product and its inverse of size 500 where this needs 7; libtorch 2.10 (TorchSharp) adds 480 MB to a
/// function's image and does not load on Debian 12.
/// </remarks>
/// <param name="telemetry">Where the step is measured.</param>
public sealed class LoadStep(StepTelemetry telemetry) : MeasuredStep<LoadParameters, LoadAnswer>(telemetry)
{
    /// <inheritdoc/>
    public override string Name => "load";

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
