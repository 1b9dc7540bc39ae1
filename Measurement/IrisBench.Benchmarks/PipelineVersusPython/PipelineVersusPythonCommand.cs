using System.CommandLine;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using IrisBench.Benchmarks.ColdStart;
using IrisBench.Evaluation.Statistics;
using IrisBench.Pipeline.Load;

namespace IrisBench.Benchmarks.PipelineVersusPython;

/// <summary><c>pipeline-vs-python</c>: the whole pipeline, its steps, their cold starts and memory beside <c>peers/python</c>.</summary>
internal static class PipelineVersusPythonCommand
{
    // Of the load's kernels, on which its ratio to numpy depends.
    private static int VectorBits => Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128;

    public static Command Create()
    {
        var rounds = MeasurementCommand.Number("--rounds", "Runs of each side in each mode; an interval needs 6.", 7, 1, 1000);
        var starts = MeasurementCommand.Number("--starts", "Cold starts of each step.", 15, 1, 1000);
        var iterations = MeasurementCommand.Number(
            "--iterations", "Of the load.", LoadParameters.Default.Iterations, 1, LoadParameters.MaxIterations);
        var size = MeasurementCommand.Number(
            "--size", "Rows and columns of the load's matrices.", LoadParameters.Default.Size, 1, LoadParameters.MaxSize);
        var python = MeasurementCommand.Python("the packages that peers/python/README.md names");
        var command = new Command(
            "pipeline-vs-python", "The whole pipeline (fork, warm, monolith), cold starts and memory beside the same in Python.")
        {
            rounds, starts, iterations, size, python,
        };
        return command.Running((result, cancellationToken) => MeasureAsync(
            result.GetRequiredValue(python), new PipelineWork(result.GetValue(iterations), result.GetValue(size)),
            result.GetValue(rounds), result.GetValue(starts), cancellationToken));
    }

    private static async Task<bool> MeasureAsync(
        string python, PipelineWork work, int rounds, int starts, CancellationToken cancellationToken)
    {
        var store = Directory.CreateTempSubdirectory("irisbench-");
        try
        {
            // Before the publishing, which is load itself.
            var loadAverage = File.ReadAllText("/proc/loadavg").Split(' ')[0];
            var answer = await Programs.RunAsync(
                new ProcessStartInfo(python, [Path.Combine(Programs.PythonFolder, "versions.py")]), "", cancellationToken);
            var (path, versions) = answer.Output.Split('\n') is [var first, var second]
                ? (first, second)
                : throw new MeasurementException($"{python} is no Python: {answer.Output.ReplaceLineEndings(" ")}");
            var own = await OwnPrograms.PublishAsync(work, store.FullName, cancellationToken);
            await ComparePipelinesAsync(own, new PythonPrograms(path, work), work, rounds, cancellationToken);
            // With the servers of the pipelines gone, which would stand beside what starts.
            var coldStarts = await ColdStarts.MeasureAsync(python, starts, _ => [OwnPrograms.Compilation], cancellationToken);
            WriteTimes(coldStarts.Select(start => RowOf(
                $"{start.Step.Name}, process start to answer",
                start.Seconds[OwnPrograms.Compilation], start.Seconds[ColdStarts.Python])));
            Console.WriteLine(
                $"Load of {work.Iterations} iterations of size {work.Size}; {Environment.ProcessorCount} cores, "
                + $"vectors of {VectorBits} bits, load average at start {loadAverage}.");
            Console.WriteLine($"{RuntimeInformation.FrameworkDescription}, {OwnPrograms.Compilation}; {versions}.");
            return true;
        }
        finally
        {
            store.Delete(recursive: true);
        }
    }

    private static async Task ComparePipelinesAsync(
        OwnPrograms own, PythonPrograms python, PipelineWork work, int rounds, CancellationToken cancellationToken)
    {
        await using var runningOwn = await RunningPeer.StartAsync(own, work, cancellationToken);
        await using var runningPython = await RunningPeer.StartAsync(python, work, cancellationToken);
        var runs = await Turns.TakeAsync(
            InOrder, side => side.Peer.RunAsync(side.Mode, cancellationToken), rounds,
            check: round => Turns.MustAgree(round.Select(run => run.Species)));
        WriteTimes(
            from mode in PipelineMode.All
            from what in runs[(mode, runningOwn)][0].Seconds.Keys
            select RowOf(what, SecondsOf(mode, runningOwn, what), SecondsOf(mode, runningPython, what)));
        var ownMemory = await runningOwn.ReadMemoryAsync(cancellationToken);
        var pythonMemory = await runningPython.ReadMemoryAsync(cancellationToken);
        Figures.Write(
            from what in ownMemory.Keys
            let bytes = (Own: ownMemory[what], Python: pythonMemory[what])
            select (string[])
            [
                what, Figures.Mebibytes(bytes.Own), Figures.Mebibytes(bytes.Python), Figures.Text($"{bytes.Own / bytes.Python:F2}"),
            ],
            "memory, peak", "IrisBench", "Python", "ratio");

        // The other one first in every second round.
        IEnumerable<(string Mode, RunningPeer Peer)> InOrder(int round)
        {
            Console.Error.WriteLine(round == 0 ? "warming up" : $"round {round} of {rounds}");
            RunningPeer[] order = round % 2 == 0 ? [runningOwn, runningPython] : [runningPython, runningOwn];
            return PipelineMode.All.SelectMany(mode => order.Select(peer => (mode, peer)));
        }

        double[] SecondsOf(string mode, RunningPeer peer, string what) => [.. runs[(mode, peer)].Select(run => run.Seconds[what])];
    }

    private static void WriteTimes(IEnumerable<string[]> rows) => Figures.Write(
        rows, "time", "IrisBench: median (smallest to largest)", "Python: median (smallest to largest)", "ratio (95 %)");

    // The interval is that of pairs, which a slow minute that hits both does not widen; too few rounds have none.
    private static string[] RowOf(string what, IReadOnlyList<double> own, IReadOnlyList<double> python)
    {
        var ratio = Ratio.OfPairs(own, python, seed: 1);
        var interval = ratio.Interval is { } ends ? Figures.Text($" ({ends.Lower:F2} to {ends.Upper:F2})") : "";
        return [what, Times(own), Times(python), Figures.Text($"**{ratio.Value:F2}**") + interval];
    }

    private static string Times(IReadOnlyList<double> seconds)
        => $"{Time(Median.Of(seconds))} ({Time(seconds.Min())} to {Time(seconds.Max())})";

    private static string Time(double seconds) => seconds < 1 ? Figures.Milliseconds(seconds, 1) : Figures.Text($"{seconds:F2} s");
}
