using System.Globalization;

namespace IrisBench.Benchmarks.Fuzz;

internal static class FuzzReport
{
    public static void Write(TextWriter writer, FuzzRun run)
    {
        foreach (var finding in run.Findings)
            writer.WriteLine(finding);
        writer.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{run.Cases} cases of seed {run.Seed}: {run.Findings.Count} findings; working set {run.WarmMebibytes:F0} MiB when warm, {run.MostMebibytes:F0} MiB at most"));
        writer.WriteLine($"outcomes: {string.Join(", ", run.Outcomes.Select(outcome => string.Create(CultureInfo.InvariantCulture, $"{outcome.Key} × {outcome.Value}")))}");
    }
}
