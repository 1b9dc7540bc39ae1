using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using IrisBench.Experiments.Results;

namespace IrisBench.Tests.Experiments;

/// <summary>A run's folder as the engine would have left it; gone with the test.</summary>
internal sealed class SyntheticFolder : IDisposable
{
    public SyntheticFolder(RawRun run)
    {
        Run = new RunFolder(Directory);
        File.WriteAllText(Run.Header.FullName, JsonSerializer.Serialize(run.Header, ResultsJson.Default.RunHeader));
        Write(Run.Rounds, run.Rounds, ResultsJson.Default.RoundRecord);
        Write(Run.Pipelines, run.Pipelines, ResultsJson.Default.PipelineRecord);
        Write(Run.Samples, run.Samples, ResultsJson.Default.SampleRecord);
    }

    public DirectoryInfo Directory { get; } = System.IO.Directory.CreateTempSubdirectory("irisbench-run-");

    public RunFolder Run { get; }

    public void Dispose() => Directory.Delete(recursive: true);

    private static void Write<T>(FileInfo file, IReadOnlyList<T> values, JsonTypeInfo<T> type)
        => File.WriteAllText(file.FullName, string.Concat(values.Select(value => JsonSerializer.Serialize(value, type) + "\n")));
}
