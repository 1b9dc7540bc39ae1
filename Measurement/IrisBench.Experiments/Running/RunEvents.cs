using IrisBench.Experiments.Results;

namespace IrisBench.Experiments.Running;

/// <summary>Follows a run while it goes on.</summary>
public interface IRunProgress
{
    /// <summary>Told what has just happened. Called from several threads, the sampler's and those of requests among them: it must not
    /// throw, and what takes time it must put off.</summary>
    void Report(RunEvent progress);
}

/// <summary>Nobody follows.</summary>
public sealed class NoProgress : IRunProgress
{
    /// <inheritdoc />
    public void Report(RunEvent progress)
    {
    }
}

/// <summary>What has happened in a run.</summary>
public abstract record RunEvent;

/// <summary>The run has its folder.</summary>
/// <param name="Header">As it is at the begin.</param>
/// <param name="Folder">Path of its folder.</param>
/// <param name="Rounds">Rounds that are planned, warm-ups and noise pairs included.</param>
/// <param name="Done">How many of them were in the folder before.</param>
/// <param name="MostCores">Cores that can be busy at once in what is watched; infinite where nobody knows.</param>
public sealed record RunStarted(
    RunHeader Header, string Folder, int Rounds, int Done = 0, double MostCores = double.PositiveInfinity) : RunEvent;

/// <summary>How long the rounds will take about, as told before the first of them.</summary>
/// <param name="Seconds">Seconds, from what the parity gate's answers took.</param>
/// <param name="Rounds">Rounds that are left.</param>
public sealed record RunEstimated(double Seconds, int Rounds) : RunEvent;

/// <summary>The turns before the first round are over.</summary>
/// <param name="Result">What can be shown.</param>
public sealed record ProbeEnded(ProbeResult Result) : RunEvent;

/// <summary>What the machine was like before the first round.</summary>
/// <param name="Conditions">As they are written down.</param>
public sealed record ConditionsRead(RunConditions Conditions) : RunEvent;

/// <summary>A point of a sweep has had enough and is not measured further.</summary>
/// <param name="Point">What varies and its value there.</param>
/// <param name="AfterRounds">Measured rounds of each side that it has had.</param>
/// <param name="RoundsSaved">Planned rounds that are left out.</param>
public sealed record PointEnded(string Point, int AfterRounds, int RoundsSaved) : RunEvent;

/// <summary>Something else than a round begins: settling, parity gate, baseline.</summary>
/// <param name="Text">What, for the user.</param>
public sealed record PhaseStarted(string Text) : RunEvent;

/// <summary>A round begins: the side is prepared, then it rests, then it is loaded.</summary>
/// <param name="Index">Place in the order of execution, from 0.</param>
/// <param name="Block">The block, from 0.</param>
/// <param name="Side">The side.</param>
/// <param name="Kind">What it counts for.</param>
/// <param name="Point">Of a sweep what varies and its value there; else empty.</param>
/// <param name="IsRepetition">Whether it is there again, because neighbours disturbed it.</param>
public sealed record RoundStarted(
    int Index, int Block, string Side, RoundKind Kind, string Point = "", bool IsRepetition = false) : RunEvent;

/// <summary>A pipeline run of a round was answered, or failed.</summary>
/// <param name="Pipeline">Its record.</param>
public sealed record PipelineAnswered(PipelineRecord Pipeline) : RunEvent;

/// <summary>A component was sampled.</summary>
/// <param name="Sample">The sample.</param>
public sealed record Sampled(SampleRecord Sample) : RunEvent;

/// <summary>A round is over.</summary>
/// <param name="Round">Its record.</param>
public sealed record RoundEnded(RoundRecord Round) : RunEvent;

/// <summary>The run is over, however it ended.</summary>
/// <param name="Header">With its status.</param>
public sealed record RunEnded(RunHeader Header) : RunEvent;
