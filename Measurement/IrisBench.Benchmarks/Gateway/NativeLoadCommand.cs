using System.CommandLine;
using IrisBench.Evaluation.Statistics;

namespace IrisBench.Benchmarks.Gateway;

/// <summary><c>native-load</c>: the load function as r2r and as native code, from zero to its first answer, and its memory then.</summary>
internal static class NativeLoadCommand
{
    private const string Load = "1;50";

    private static readonly string[] s_compilations = ["r2r", "native"];

    public static Command Create()
    {
        var starts = MeasurementCommand.Number("--starts", "Cold starts of each; the medians are compared.", 15, 1, 1000);
        var calls = MeasurementCommand.Number("--calls", "Warm calls of each before its memory is read.", 200, 1, 100_000);
        var command = new Command(
            "native-load",
            "iris-load through the gateway as r2r and as native code: from zero to the first answer, and the working set when warm.")
        {
            starts, calls,
        };
        return command.Running((result, cancellationToken)
            => MeasureAsync(result.GetValue(starts), result.GetValue(calls), cancellationToken));
    }

    private static async Task<bool> MeasureAsync(int starts, int calls, CancellationToken cancellationToken)
    {
        var functions = new Dictionary<string, string>();
        foreach (var compilation in s_compilations)
        {
            var program = await Programs.PublishAsync("Functions/IrisLoad", compilation, cancellationToken);
            MeasuredGateway.Add(functions, compilation, program, "zero");
        }

        await using var gateway = await MeasuredGateway.StartAsync(functions, cancellationToken);
        var answers = await Turns.TakeAsync(
            _ => s_compilations, compilation => gateway.CallFromZeroAsync(compilation, Load, cancellationToken), starts);
        var seconds = s_compilations.ToDictionary(compilation => compilation, double[] (compilation)
            => [.. answers[compilation].Select(answer => answer.Seconds)]);
        var bytes = new Dictionary<string, double>();
        foreach (var compilation in s_compilations)
        {
            for (var call = 0; call < calls; call++)
                await gateway.CallAsync(compilation, Load, cancellationToken);
            bytes[compilation] = await gateway.BytesAsync(compilation, cancellationToken);
        }

        Figures.Write(
            s_compilations.Select(name => (string[])[name, .. Figures.Spread(seconds[name]), Figures.Mebibytes(bytes[name])]),
            "iris-load", "from zero: median", "min", "max", "working set, warm");
        var ratio = Median.Of(seconds["native"]) / Median.Of(seconds["r2r"]);
        Console.WriteLine(Figures.Text($"ratio native/r2r: from zero {ratio:F2}, working set {bytes["native"] / bytes["r2r"]:F2}"));
        return true;
    }
}
