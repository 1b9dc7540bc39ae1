using System.Text.Json;
using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Results;

namespace IrisBench.Tests.LiveView;

/// <summary>Headers of runs that are over.</summary>
internal static class RunHeaders
{
    /// <summary>A run of the quick profile that somebody stopped.</summary>
    public static string Interrupted(string id) => JsonSerializer.Serialize(
        new RunHeader
        {
            Id = id,
            ToolVersion = "1.0.0",
            StartedAt = new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero),
            EndedAt = new DateTimeOffset(2026, 1, 1, 12, 1, 0, TimeSpan.Zero),
            Status = RunStatus.Interrupted,
            StatusReason = "stopped after 3 of 28 rounds",
            Experiment = ExperimentProfiles.Quick,
            Machine = new MachineDescription("a processor", 2, 1 << 30, "Linux", "6.1", "10.0", 0.5, null),
            Source = MeasurementSource.Scrape,
            Components = [],
            Command = "irisbench compare --profile quick",
        },
        ResultsJson.Default.RunHeader);
}
