using System.CommandLine;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Running;
using IrisBench.Pipeline.Load;
using IrisBench.Pipeline.Load.Matrices;

namespace IrisBench.Benchmarks;

/// <summary><c>kernels</c>: the benchmarks of BenchmarkDotNet, with its arguments, for example <c>--filter *Inverse*</c>.</summary>
internal static class KernelsCommand
{
    public static Command Create()
    {
        var arguments = new Argument<string[]>("arguments")
        {
            Arity = ArgumentArity.ZeroOrMore,
            Description = "Arguments of BenchmarkDotNet, after --.",
        };
        var command = new Command("kernels", "Product, inverse and one whole iteration of the load, by BenchmarkDotNet.") { arguments };
        command.SetAction(result =>
        {
            var summary = BenchmarkRunner.Run<LoadBenchmarks>(args: result.GetValue(arguments));
            return summary.Reports.All(report => report.Success) ? 0 : 1;
        });
        return command;
    }
}

/// <summary>The arithmetic of the load step on one core. Public because BenchmarkDotNet generates code that calls it.</summary>
public class LoadBenchmarks : IDisposable
{
    private CoreTeam _team = null!;
    private LuInverse _inverse = null!;
    private LoadIteration _iteration = null!;
    private SquareMatrix _left = null!;
    private SquareMatrix _right = null!;
    private SquareMatrix _result = null!;

    /// <summary>Rows and columns.</summary>
    [Params(100, 500, 1000)]
    public int Size { get; set; }

    /// <summary>Draws the operands.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var kernel = TileKernel.Select();
        _team = new CoreTeam(kernel, Size, cores: 1);
        _inverse = new LuInverse(_team, Size);
        _iteration = new LoadIteration(kernel, Size, cores: 1);
        (_left, _right, _result) = (new SquareMatrix(Size), new SquareMatrix(Size), new SquareMatrix(Size));
        Draw();
    }

    /// <summary>Two random matrices.</summary>
    [Benchmark]
    public void Draw()
    {
        var random = new RandomMatrix(seed: 42, iteration: 0);
        random.Fill(_left.Padded);
        random.Fill(_right.Padded);
    }

    /// <summary>The product, 2 n³ operations.</summary>
    [Benchmark]
    public void Product() => _team.First.Product.Multiply(_left.View, _right.View, _result.View);

    /// <summary>The inverse, 2 n³ operations, with the copy that it overwrites.</summary>
    [Benchmark]
    public void Inverse()
    {
        _left.View.CopyTo(_result.View);
        _inverse.Invert(_result.View, _right.View);
    }

    /// <summary>One iteration of the load, its residual included.</summary>
    [Benchmark]
    public double Iteration() => _iteration.Run(seed: 42, iteration: 0, CancellationToken.None);

    /// <summary>Frees the matrices.</summary>
    [GlobalCleanup]
    public void Dispose()
    {
        foreach (var owned in new IDisposable[] { _team, _inverse, _iteration, _left, _right, _result })
            owned.Dispose();
        GC.SuppressFinalize(this);
    }
}
