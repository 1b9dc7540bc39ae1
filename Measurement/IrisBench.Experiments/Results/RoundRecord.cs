namespace IrisBench.Experiments.Results;

/// <summary>One round: a line of <c>rounds.jsonl</c>, written when the round is over.</summary>
public sealed record RoundRecord
{
    /// <summary>Place in the order of execution, from 0.</summary>
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

    /// <summary>From its first intended request to its last answer, in seconds.</summary>
    public required double DurationSeconds { get; init; }

    /// <summary>What each component used.</summary>
    public required IReadOnlyList<ComponentUse> Use { get; init; }

    /// <summary>How well the load generator kept to its plan.</summary>
    public required GeneratorReport Generator { get; init; }

    /// <summary>How long was waited before it for the machine to come to rest, in seconds.</summary>
    public double RestSeconds { get; init; }

    /// <summary>Whether the machine had come to rest.</summary>
    public bool Rested { get; init; } = true;

    /// <summary>Why the round does not count; null if it does.</summary>
    public string? VoidReason { get; init; }
}
