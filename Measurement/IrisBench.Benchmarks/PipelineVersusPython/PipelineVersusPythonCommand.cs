using System.CommandLine;
using System.Diagnostics;
using System.Runtime.InteropServices;
using IrisBench.Benchmarks.ColdStart;
using IrisBench.Pipeline.Load;

namespace IrisBench.Benchmarks.PipelineVersusPython;

/// <summary><c>pipeline-vs-python</c>: the whole pipeline, its steps, their cold starts and memory beside <c>peers/python</c>, in turns in one run.</summary>
internal static class PipelineVersusPythonCommand
{
    public static Command Create()
    {
        var rounds = NumberOption.Create("--rounds", "Runs of each side in each mode; an interval needs 6.", 7, 1, 1000);
        var starts = NumberOption.Create("--starts", "Cold starts of each step.", 15, 1, 1000);
        var iterations = NumberOption.Create("--iterations", "Of the load.", LoadParameters.Default.Iterations, 1, LoadParameters.MaxIterations);
        var size = NumberOption.Create("--size", "Rows and columns of the load's matrices.", LoadParameters.Default.Size, 1, LoadParameters.MaxSize);
        var python = PythonOption.Create("the packages that peers/python/README.md names");
        var command = new Command("pipeline-vs-python", "The whole pipeline (fork, warm, monolith), cold starts and memory beside the same in Python.")
        {
            rounds, starts, iterations, size, python,
        };
        command.SetAction((result, cancellationToken) => RunAsync(
            result.GetRequiredValue(python), new PipelineWork(result.GetValue(iterations), result.GetValue(size)),
            result.GetValue(rounds), result.GetValue(starts), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string python, PipelineWork work, int rounds, int starts, CancellationToken cancellationToken)
    {
        var store = Directory.CreateTempSubdirectory("irisbench-");
        try
        {
            var answer = await MeasuredProcess.RunAsync(
                new ProcessStartInfo(python, [Path.Combine(PythonPeer.Folder, "versions.py")]), "", TimeSpan.FromMinutes(1), cancellationToken);
            var (path, versions) = answer.Output.TrimEnd().Split('\n') is [var first, var second]
                ? (first, second)
                : throw new MeasurementException($"{python} is no Python: {answer.Output.ReplaceLineEndings(" ")}");
            var own = await OwnPrograms.PublishAsync(work, store.FullName, cancellationToken);
            var loadAverage = File.ReadAllText("/proc/loadavg").Split(' ')[0];
            await ComparePipelinesAsync(own, new PythonPrograms(path, work), work, rounds, cancellationToken);
            // With the servers of the pipelines gone, which would stand beside what starts.
            var coldStarts = await ColdStartRun.MeasureAsync(python, starts, _ => [OwnPrograms.Compilation], cancellationToken);
            PipelineReport.WriteTimes(Console.Out, coldStarts.Select(start => new ComparedSeconds(
                $"{start.Step.Name}, process start to answer", start.Seconds[OwnPrograms.Compilation], start.Seconds[ColdStartComparison.Python])));
            await Console.Out.WriteLineAsync($"Load of {work.Iterations} iterations of size {work.Size}; {Environment.ProcessorCount} cores, load average at start {loadAverage}.");
            await Console.Out.WriteLineAsync($"{RuntimeInformation.FrameworkDescription}, {OwnPrograms.Compilation}; {versions}.");
            return 0;
        }
        catch (MeasurementException exception)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return 1;
        }
        finally
        {
            store.Delete(recursive: true);
        }
    }

    private static async Task ComparePipelinesAsync(
        OwnPrograms own, PythonPrograms python, PipelineWork work, int rounds, CancellationToken cancellationToken)
    {
        await using var runningOwn = await RunningPeer.StartAsync(own, cancellationToken);
        await using var runningPython = await RunningPeer.StartAsync(python, cancellationToken);
        using var ownCalls = new PipelineCalls(runningOwn, work);
        using var pythonCalls = new PipelineCalls(runningPython, work);
        var comparison = new PipelineComparison(ownCalls, pythonCalls);
        await comparison.RunAsync(rounds, cancellationToken);
        PipelineReport.WriteTimes(Console.Out, comparison.Rows);
        PipelineReport.WriteMemory(
            Console.Out, await PeerMemory.ReadAsync(runningOwn, cancellationToken), await PeerMemory.ReadAsync(runningPython, cancellationToken));
    }
}
