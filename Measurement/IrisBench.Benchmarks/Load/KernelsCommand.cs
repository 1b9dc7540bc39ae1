using System.CommandLine;
using BenchmarkDotNet.Running;

namespace IrisBench.Benchmarks.Load;

/// <summary><c>kernels</c>: the BenchmarkDotNet benchmarks; its arguments are BenchmarkDotNet's, for example <c>--filter *Inverse*</c>.</summary>
internal static class KernelsCommand
{
    public static Command Create()
    {
        var arguments = new Argument<string[]>("arguments") { Description = "Arguments of BenchmarkDotNet, after --." };
        arguments.Arity = ArgumentArity.ZeroOrMore;
        var command = new Command("kernels", "Product, inverse and one whole iteration of the load, by BenchmarkDotNet.") { arguments };
        command.SetAction(result =>
        {
            var summary = BenchmarkRunner.Run<LoadBenchmarks>(args: result.GetValue(arguments));
            return summary.Reports.All(report => report.Success) ? 0 : 1;
        });
        return command;
    }
}
