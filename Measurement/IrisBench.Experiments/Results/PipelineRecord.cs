using System.Text.Json;

namespace IrisBench.Experiments.Results;

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

    /// <summary>Its steps, in order; of a failed run those that were tried.</summary>
    public required IReadOnlyList<StepRecord> Steps { get; init; }

    /// <summary>Bytes of bodies and headers that the caller sent.</summary>
    public long BytesSent { get; init; }

    /// <summary>Bytes of bodies and headers that the caller received.</summary>
    public long BytesReceived { get; init; }
}
