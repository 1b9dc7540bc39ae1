using IrisBench.Experiments.Definition.Reading;
using IrisBench.Experiments.Results;
using IrisBench.Experiments.Running;

namespace IrisBench.Tests.Experiments.OwnSystem;

/// <summary>Runs an experiment of own systems in this process, from its text.</summary>
internal sealed class OwnRun : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("irisbench-tests-");

    public DirectoryInfo Folder => _folder;

    /// <summary>A run of one round a side, of sides as YAML with <c>steps</c>; they are measured as this process.</summary>
    public static string Experiment(string steps, string baseUrl, string more = "") => $$"""
        name: own
        sides:
          - name: one
            system:
              baseUrl: "{{baseUrl}}"
              components: [{ name: tests, process: "{{Environment.ProcessId}}" }]
              steps:
        {{string.Join('\n', steps.ReplaceLineEndings("\n").Split('\n').Select(line => $"        {line}"))}}
        rounds: 1
        warmUps: 0
        noiseFloor: false
        order: { randomised: false, seed: 1 }
        rest: { minimumSeconds: 0, maximumSeconds: 0.3 }
        measurement: { baselineSeconds: 0.1, settlingScrapes: 1, neighbourShare: 1 }
        {{more}}
        """;

    public Task<RunOutcome> RunAsync(
        string experiment, RunFolder? resume = null, IRunProgress? progress = null, CancellationToken stop = default)
        => new ExperimentRun(new RunRequest
        {
            Experiment = ExperimentFile.Parse(experiment, "test"),
            Targets = new RunTargets(),
            Credentials = null,
            Results = _folder,
            Command = "irisbench compare",
            Resume = resume,
            Progress = progress ?? new NoProgress(),
        }).RunAsync(stop);

    public void Dispose() => _folder.Delete(recursive: true);
}
