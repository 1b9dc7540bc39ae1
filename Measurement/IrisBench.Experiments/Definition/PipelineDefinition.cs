using System.ComponentModel.DataAnnotations;

namespace IrisBench.Experiments.Definition;

/// <summary>The input of every pipeline run.</summary>
public sealed record PipelineDefinition
{
    /// <summary>Which model predicts: <c>custom</c>, the one just trained, or <c>default</c>.</summary>
    [AllowedValues("custom", "default")]
    public string Model { get; init; } = "custom";

    /// <summary>The flowers to classify, taken in turns: sepal length, sepal width, petal length, petal width in centimetres. At least
    /// one. The parity gate asks both sides for all of them.</summary>
    [MinLength(1)]
    public IReadOnlyList<IReadOnlyList<double>> Flowers { get; init; } = [[5.1, 3.5, 1.4, 0.2], [6.2, 2.9, 4.3, 1.3], [7.7, 2.6, 6.9, 2.3]];

    /// <summary>Iterations of the load step, 0 (no work: what is left is the call) to 100000; the original's are 500.</summary>
    [Range(0, 100_000)]
    public int Iterations { get; init; } = 20;

    /// <summary>Rows and columns of the load's matrices, 1 to 2048; the original's are 500.</summary>
    [Range(1, 2048)]
    public int Size { get; init; } = 500;

    /// <summary>Seed of the load's random matrices.</summary>
    [Range(0, int.MaxValue)]
    public int Seed { get; init; } = 42;

    /// <summary>Bytes that are added to the request of the load step, as white space that JSON ignores (RFC 8259,
    /// section 2), 0 to 61440.</summary>
    [Range(0, 60 * 1024)]
    public int PayloadBytes { get; init; }

    /// <summary>How often a step of your own that repeats as a chain is sent, one after the other, 1 to 8.
    /// The Iris pipeline has none.</summary>
    [Range(1, 8)]
    public int Chain { get; init; } = 1;

    /// <summary>How often a step of your own that repeats as a fan-out is sent, all at once, 1 to 8. The Iris pipeline has none.</summary>
    [Range(1, 8)]
    public int FanOut { get; init; } = 1;
}
