using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Definition.Reading;
using IrisBench.Experiments.Load;
using IrisBench.Experiments.Results;
using IrisBench.Experiments.Running;
using IrisBench.Experiments.Sides;
using IrisBench.Experiments.Sides.Http;
using IrisBench.Experiments.Sides.Templates;

namespace IrisBench.Tests.Experiments.OwnSystem;

/// <summary>A described side that is asked without being measured.</summary>
internal sealed class OwnSide : IDisposable
{
    private readonly CallerConnection _connection = new();
    private readonly PipelineDefinition _pipeline;
    private readonly PipelineSide _side;

    /// <param name="steps">Its steps, as YAML.</param>
    /// <param name="baseUrl">Where it is.</param>
    /// <param name="system">More keys of the system, as YAML.</param>
    /// <param name="more">More keys of the experiment.</param>
    public OwnSide(string steps, string baseUrl, string system = "", string more = "")
    {
        var experiment = ExperimentFile.Parse(
            OwnRun.Experiment(steps, baseUrl, more)
                .Replace("components:", $"{system}\n      components:", StringComparison.Ordinal),
            "test");
        var request = new RunRequest
        {
            Experiment = experiment,
            Targets = new RunTargets(),
            Credentials = null,
            Results = new DirectoryInfo("nowhere"),
            Command = "",
        };
        _pipeline = experiment.Pipeline;
        _side = new PreparedSides(request, new RunInputs(request)).Of(experiment.Sides[0], experiment.Pipeline);
    }

    public ByteCount Bytes => _connection.Bytes;

    /// <summary>One run of it, asked by a caller of its own.</summary>
    public static async Task<PipelineAnswer> AskOnceAsync(string steps, string baseUrl)
    {
        using var side = new OwnSide(steps, baseUrl);
        return await side.AskAsync();
    }

    public Task<PipelineAnswer> AskAsync() => _side.RunAsync(_connection, [1, 2, 3, 4], default);

    /// <summary>What asks it under a load.</summary>
    public PipelineCaller Caller(CallerPool callers, Action<PipelineRecord> write) => new(round: 0, _side, _pipeline, callers, write);

    public void Dispose() => _connection.Dispose();
}
