using IrisBench.Pipeline.Steps;

namespace IrisBench.Pipeline.Load;

/// <summary>What the load step is asked to do.</summary>
/// <param name="Iterations">How many times, 0 (no work: what is left is the call) to <see cref="MaxIterations"/>.</param>
/// <param name="Size">Rows and columns of the matrices, 1 to <see cref="MaxSize"/>.</param>
/// <param name="Seed">Seed of the random matrices, 0 to <see cref="MaxSeed"/>; null draws one.</param>
public sealed record LoadParameters(int Iterations, int Size, long? Seed)
{
    /// <summary>Most iterations of a run.</summary>
    public const int MaxIterations = 100_000;

    /// <summary>Largest matrix: three of this size are 100 MB for each core.</summary>
    public const int MaxSize = 2048;

    /// <summary>Largest seed, 2⁵³ - 1: what every JSON reader keeps exactly (RFC 8259, section 6).</summary>
    public const long MaxSeed = (1L << 53) - 1;

    /// <summary>The load of the Python original.</summary>
    public static LoadParameters Default { get; } = new(500, 500, null);

    /// <summary>Checks the ranges.</summary>
    /// <returns>This.</returns>
    /// <exception cref="StepException"><see cref="StepFailure.InvalidInput"/>: a value is out of range.</exception>
    public LoadParameters EnsureInRange()
    {
        EnsureInRange("iterations", Iterations, 0, MaxIterations);
        EnsureInRange("size", Size, 1, MaxSize);
        EnsureInRange("seed", Seed ?? 0, 0, MaxSeed);
        return this;
    }

    private static void EnsureInRange(string name, long value, long least, long most)
    {
        if (value < least || value > most)
            throw StepException.InvalidInput($"{name} must be {least} to {most}, not {value}.");
    }
}
