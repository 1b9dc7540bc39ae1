using IrisBench.Compare.Experiment;
using Spectre.Console;

namespace IrisBench.Compare.Reporting;

internal static class TerminalReport
{
    public static void Write(IAnsiConsole console, ComparisonResult result)
    {
        var (machine, profile) = (result.Machine, result.Profile);
        console.WriteLine($"Machine: {machine.Cpu}, {machine.Cores} cores, .NET {machine.DotNet}, {machine.OperatingSystem}");
        console.WriteLine(
            $"Profile: {profile.Name}, {profile.Repetitions} repetitions, load {profile.Load.Iterations} iterations of size "
            + $"{profile.Load.Size}, seed {profile.Load.Seed}, sampled every {profile.SampleSeconds * 1000:0} ms");
        console.Write(ComparisonTable.Create(result));
        console.Write(StepTable.Create(result));
        console.WriteLine("Functions are timed by the caller, the monolith's steps by the monolith itself.");
    }
}
