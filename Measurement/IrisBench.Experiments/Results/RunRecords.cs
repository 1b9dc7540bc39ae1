using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using IrisBench.Experiments.Definition;

namespace IrisBench.Experiments.Results;

/// <summary>One round: a line of <c>rounds.jsonl</c>, written when the round is over.</summary>
public sealed record RoundRecord
{
    /// <summary>Place in the planned order of execution, from 0; of a repeated round above all planned ones.</summary>
    public required int Index { get; init; }

    /// <summary>The block, from 0. Rounds of one block are a pair in the statistics.</summary>
    public required int Block { get; init; }

    /// <summary>The point of a sweep, from 0; 0 where nothing varies.</summary>
    public int Point { get; init; }

    /// <summary>The side.</summary>
    public required string Side { get; init; }

    /// <summary>What it counts for.</summary>
    public required RoundKind Kind { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it began, in seconds since the run began: the time axis of the samples.</summary>
    public required double StartedAtSeconds { get; init; }

    /// <summary>From its begin to its last answer, in seconds.</summary>
    public required double DurationSeconds { get; init; }

    /// <summary>What each component used.</summary>
    public required IReadOnlyList<ComponentUse> Use { get; init; }

    /// <summary>The most that what belongs to its side used at the same moment; null in a run of an older irisbench.</summary>
    public SidePeaks? Peaks { get; init; }

    /// <summary>How well the load generator kept to its plan.</summary>
    public required GeneratorReport Generator { get; init; }

    /// <summary>How long was waited before it for the machine to come to rest, in seconds.</summary>
    public double RestSeconds { get; init; }

    /// <summary>Whether the machine had come to rest.</summary>
    public bool Rested { get; init; } = true;

    /// <summary>Why the round does not count; null if it does.</summary>
    public string? VoidReason { get; init; }

    /// <summary>Why the latencies of the round do not count, although its CPU and memory do: irisbench sent late. Null if they
    /// do.</summary>
    public string? LateReason { get; init; }

    /// <summary>What the machine did meanwhile; null where that is not known, as where not all that is measured is on irisbench's own
    /// machine.</summary>
    public MachineUse? Machine { get; init; }

    /// <summary>Why it was disturbed; null if it was not. It counts unless the same turn is there again with a higher index.</summary>
    public string? DisturbedReason { get; init; }

    /// <summary>The faults of the experiment that its side has, in the order of the experiment.</summary>
    public IReadOnlyList<FaultRecord> Faults { get; init; } = [];
}

/// <summary>A fault as it was done in a round. Times are in seconds since the round began.</summary>
/// <param name="Fault">Its place among the experiment's faults, from 0.</param>
/// <param name="Component">What it was done to.</param>
/// <param name="IntendedAtSeconds">When it should have been done.</param>
/// <param name="AtSeconds">When it had been done: of a command, when it had been started; of a restart, when the processes had been asked
/// to end. Null when the round was over before.</param>
/// <param name="UntilSeconds">When what was stopped went on; null for other faults.</param>
/// <param name="Processes">To how many processes it was done; of a command 0.</param>
public sealed record FaultRecord(
    int Fault, string Component, double IntendedAtSeconds, double? AtSeconds = null, double? UntilSeconds = null, int Processes = 0);

/// <summary>What the whole machine of irisbench did in a stretch of time.</summary>
/// <param name="Seconds">How long that was.</param>
/// <param name="Cpus">Logical processors of the machine.</param>
/// <param name="NeighbourSeconds">Processor time of all that is neither measured nor irisbench.</param>
/// <param name="StealSeconds">Processor time that the hypervisor gave to others; null where nobody tells.</param>
/// <param name="PressureSeconds">Time in which some process waited for a processor; null where nobody tells.</param>
/// <param name="ThrottledSeconds">Time in which irisbench's control group was held back by its limit; null where nobody tells.</param>
public sealed record MachineUse(
    double Seconds, int Cpus, double NeighbourSeconds, double? StealSeconds, double? PressureSeconds, double? ThrottledSeconds)
{
    /// <summary>The neighbours' share of the machine's processor time, 0 to 1.</summary>
    [JsonIgnore]
    public double NeighbourShare => Math.Min(1, NeighbourSeconds / (Seconds * Cpus));
}

/// <summary>What a round counts for.</summary>
public enum RoundKind
{
    /// <summary>Nothing.</summary>
    [JsonStringEnumMemberName("warmUp")]
    WarmUp,

    /// <summary>The comparison.</summary>
    [JsonStringEnumMemberName("measured")]
    Measured,

    /// <summary>The reference side's second round of the block: the noise floor, and nothing else.</summary>
    [JsonStringEnumMemberName("noisePair")]
    NoisePair,
}

/// <summary>What a component used in a round.</summary>
/// <param name="Component">Its name.</param>
/// <param name="CpuSeconds">Processor time between the edges of the round, from counters, ended processes included.</param>
/// <param name="CpuMaxCores">Cores busy in the busiest sample interval; null where its source is too slow for a round that short.</param>
/// <param name="CpuBaselineCores">Cores busy just before the round, while it rested.</param>
/// <param name="WorkingSetBaselineBytes">Working set at the begin of the round, all replicas.</param>
/// <param name="WorkingSetMaxBytes">Largest working set in the round, all replicas together;
/// processes that lived between two samples included where the platform tells their peak.</param>
/// <param name="WorkingSetMeanBytes">Mean over the round.</param>
/// <param name="Memory">Of which kind its memory is; null in a run of an older irisbench.</param>
/// <param name="Resident">Its resident set beside; null where that is its memory, or nobody tells it.</param>
/// <param name="CpuIncomplete">Why its processor time is not all that it took; null where it is.</param>
/// <param name="Replicas">Its processes; null where there never were several at once, and in a run of an older irisbench.</param>
public sealed record ComponentUse(
    string Component,
    double CpuSeconds,
    double? CpuMaxCores,
    double CpuBaselineCores,
    double WorkingSetBaselineBytes,
    double WorkingSetMaxBytes,
    double WorkingSetMeanBytes,
    MemoryKind? Memory = null,
    ResidentUse? Resident = null,
    string? CpuIncomplete = null,
    ReplicaUse? Replicas = null);

/// <summary>The processes of a component that had several at once in a round.</summary>
/// <param name="Most">Most of them that took requests at a moment.</param>
/// <param name="MaxBytesOfOne">Largest working set of one, in bytes; where nobody tells that, the largest mean over those of a moment at
/// which none started or ended.</param>
public sealed record ReplicaUse(int Most, double MaxBytesOfOne);

/// <summary>The resident set of a component in a round, in bytes.</summary>
/// <param name="BaselineBytes">At its begin.</param>
/// <param name="MaxBytes">The largest.</param>
/// <param name="MeanBytes">Mean over the round.</param>
public sealed record ResidentUse(double BaselineBytes, double MaxBytes, double MeanBytes);

/// <summary>The most that the components of a side used at the same moment of a round. Made of the samples while they are there.</summary>
/// <param name="CpuMaxCores">Cores busy at once; null where a source is too slow for a round that short.</param>
/// <param name="WorkingSetMaxBytes">Memory at once.</param>
/// <param name="PlatformWorkingSetMaxBytes">The platform's memory at once; null where the side has none.</param>
public sealed record SidePeaks(double? CpuMaxCores, double WorkingSetMaxBytes, double? PlatformWorkingSetMaxBytes = null);

/// <summary>How well the load generator kept to its plan.</summary>
/// <param name="CpuSeconds">Processor time of irisbench in the round, its sampler included.</param>
/// <param name="SamplerCpuSeconds">The sampler's own part of it.</param>
/// <param name="LagP99Seconds">99th percentile of the time from when a request should have been sent to when it was, in seconds;
/// 0 in loads that do not plan times.</param>
/// <param name="LagMaxSeconds">The largest.</param>
/// <param name="Unsent">Intended requests that were not sent, because too many were unanswered.</param>
public sealed record GeneratorReport(double CpuSeconds, double SamplerCpuSeconds, double LagP99Seconds, double LagMaxSeconds, int Unsent);

/// <summary>One pipeline run: a line of <c>pipelines.jsonl</c>.</summary>
public sealed record PipelineRecord
{
    /// <summary>The round's <see cref="RoundRecord.Index"/>.</summary>
    public required int Round { get; init; }

    /// <summary>Place in the round, by intended time, from 0.</summary>
    public required int Sequence { get; init; }

    /// <summary>When it should have been sent, in seconds since the round began.</summary>
    public required double IntendedAtSeconds { get; init; }

    /// <summary>When it was sent, in seconds since the round began.</summary>
    public required double SentAtSeconds { get; init; }

    /// <summary>From the intended time to the answer of the last step, in seconds. This is the latency of all tables.</summary>
    public required double Seconds { get; init; }

    /// <summary>What it answered of what must agree between the sides, by name; null if it failed.</summary>
    public IReadOnlyDictionary<string, JsonElement>? Answers { get; init; }

    /// <summary>Why it failed; null if it did not.</summary>
    public string? Error { get; init; }

    /// <summary>The step at which it failed; null if it did not, and in a run of an older irisbench.</summary>
    public string? FailedStep { get; init; }

    /// <summary>Its steps, in order; of a failed run those that were tried.</summary>
    public required IReadOnlyList<StepRecord> Steps { get; init; }

    /// <summary>Bytes of bodies and headers that the caller sent.</summary>
    public long BytesSent { get; init; }

    /// <summary>Bytes of bodies and headers that the caller received.</summary>
    public long BytesReceived { get; init; }
}

/// <summary>One step of a pipeline run.</summary>
/// <param name="Step"><c>auth</c>, <c>load</c>, <c>train</c> or <c>predict</c>.</param>
/// <param name="Seconds">From the caller's view for a function, from its own for the monolith, in seconds.</param>
/// <param name="Instance">Identity of the process that answered, as it reports it; null if it reports none.</param>
/// <param name="Cold">The cold start it waited for; null when the process had answered before.</param>
public sealed record StepRecord(string Step, double Seconds, string? Instance = null, ColdStartRecord? Cold = null);

/// <summary>A cold start, split. Whether there was one is decided by the identity of the process that answered, never by how long it
/// took.</summary>
/// <param name="Kind">Which kind; kinds are never mixed in a figure.</param>
/// <param name="StartSeconds">From the request to a process that exists, in seconds; null where the platform does not tell.</param>
/// <param name="ReadySeconds">From there until it is ready to answer; null where the platform does not tell.</param>
/// <param name="FirstAnswerSeconds">From there to the answer (from the request on, where the others are null).</param>
public sealed record ColdStartRecord(ColdStartKind Kind, double? StartSeconds, double? ReadySeconds, double FirstAnswerSeconds);

/// <summary>Why a request met a process that had never answered before.</summary>
public enum ColdStartKind
{
    /// <summary>A new process of a function that is kept running: first deployment, another replica, a restart.</summary>
    [JsonStringEnumMemberName("newProcess")]
    NewProcess,

    /// <summary>A process for this request alone.</summary>
    [JsonStringEnumMemberName("fork")]
    Fork,

    /// <summary>The function had been idle and scaled to zero.</summary>
    [JsonStringEnumMemberName("idleToZero")]
    IdleToZero,
}

/// <summary>One component at one moment: a line of <c>samples.jsonl</c>.</summary>
/// <param name="AtSeconds">Seconds since the run began.</param>
/// <param name="Component">Its name.</param>
/// <param name="CpuSeconds">Counter: processor time since it began, all replicas, ended ones included.</param>
/// <param name="WorkingSetBytes">Working set, all replicas.</param>
/// <param name="Replicas">Processes at that moment.</param>
public sealed record SampleRecord(double AtSeconds, string Component, double CpuSeconds, double WorkingSetBytes, int Replicas = 1)
{
    // Counters tick in hundredths of a second; over a shorter time a rate would be noise.
    private const double ShortestSeconds = 0.1;

    /// <summary>Cores busy since an earlier one; null where that is too short ago to tell. Never negative: a counter that falls back has
    /// lost its process, and with it what it had counted.</summary>
    public double? CoresSince(SampleRecord earlier)
        => AtSeconds - earlier.AtSeconds < ShortestSeconds
            ? null
            : Math.Max(0, CpuSeconds - earlier.CpuSeconds) / (AtSeconds - earlier.AtSeconds);
}

/// <summary>The run's files as JSON: camel case, enumerations by name, nulls written: a record lacks nothing when it is read back. One
/// object a line, except <c>run.json</c>.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(Experiment))]
[JsonSerializable(typeof(RunHeader))]
[JsonSerializable(typeof(RoundRecord))]
[JsonSerializable(typeof(PipelineRecord))]
[JsonSerializable(typeof(SampleRecord))]
public sealed partial class ResultsJson : JsonSerializerContext
{
    private static readonly JsonSerializerOptions Lenient = new(HandWrittenJson.Options)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip,
        ReadCommentHandling = JsonCommentHandling.Disallow,
        AllowTrailingCommas = false,
        Converters = { new FiniteNumbers() },
    };

    /// <summary>How a file is read that another version may have written. A key that came later has its property's own value and not its
    /// type's, which what is generated here would give it; one that went is passed over.</summary>
    public static JsonTypeInfo<T> Reading<T>() => (JsonTypeInfo<T>)Lenient.GetTypeInfo(typeof(T));

    // JSON has 1e999, which is read as infinity: nobody measured that, and it could not be written again.
    private sealed class FiniteNumbers : JsonConverter<double>
    {
        public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
            => reader.GetDouble() is var number && double.IsFinite(number) ? number : throw new JsonException();

        public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options) => writer.WriteNumberValue(value);
    }
}
