using System.Text.Json.Serialization;
using IrisBench.Experiments.Results;

namespace IrisBench.Experiments.Running.Progress;

/// <summary>What has happened in a run; as JSON (<see cref="RunEventJson"/>) the property <c>event</c> tells which.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "event")]
[JsonDerivedType(typeof(RunStarted), "runStarted")]
[JsonDerivedType(typeof(PhaseStarted), "phaseStarted")]
[JsonDerivedType(typeof(RunEstimated), "runEstimated")]
[JsonDerivedType(typeof(PointEnded), "pointEnded")]
[JsonDerivedType(typeof(RoundStarted), "roundStarted")]
[JsonDerivedType(typeof(PipelineAnswered), "pipelineAnswered")]
[JsonDerivedType(typeof(Sampled), "sampled")]
[JsonDerivedType(typeof(RoundEnded), "roundEnded")]
[JsonDerivedType(typeof(RunEnded), "runEnded")]
public abstract record RunEvent;

/// <summary>The run has its folder.</summary>
/// <param name="Header">As it is at the begin.</param>
/// <param name="Folder">Path of its folder.</param>
/// <param name="Rounds">Rounds that are planned, warm-ups and noise pairs included.</param>
/// <param name="Done">How many of them were in the folder before.</param>
public sealed record RunStarted(RunHeader Header, string Folder, int Rounds, int Done = 0) : RunEvent;

/// <summary>How long the rounds will take about, as told before the first of them.</summary>
/// <param name="Seconds">Seconds, from what the parity gate's answers took.</param>
/// <param name="Rounds">Rounds that are left.</param>
public sealed record RunEstimated(double Seconds, int Rounds) : RunEvent;

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
public sealed record RoundStarted(int Index, int Block, string Side, RoundKind Kind) : RunEvent;

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
