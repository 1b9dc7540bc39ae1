using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace IrisBench.Pipeline.Load;

/// <summary>Uniform numbers in [0, 1): xoshiro256+ by D. Blackman and S. Vigna ("Scrambled Linear Pseudorandom Number Generators", ACM TOMS
/// 47(4), 2021; https://prng.di.unimi.it/xoshiro256plus.c), eight generators side by side, each seeded by SplitMix64 as its authors advise.
/// The upper 52 bits become the mantissa, so numbers are multiples of 2⁻⁵². The sequence is the same whatever the width of the
/// processor's registers.</summary>
internal sealed class RandomMatrix
{
    private Vector512<ulong> _s0;
    private Vector512<ulong> _s1;
    private Vector512<ulong> _s2;
    private Vector512<ulong> _s3;

    /// <summary>Starts the stream of one iteration: streams of different iterations or seeds have nothing in common.</summary>
    public RandomMatrix(long seed, int iteration)
    {
        var mixer = new SplitMix64((ulong)seed);
        mixer = new SplitMix64(mixer.Next() + (ulong)iteration);
        (_s0, _s1, _s2, _s3) = (mixer.NextEight(), mixer.NextEight(), mixer.NextEight(), mixer.NextEight());
    }

    /// <summary>Fills <paramref name="values"/>, whose length is a multiple of eight.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Fill(Span<double> values)
    {
        var one = Vector512.Create(1d);
        var (s0, s1, s2, s3) = (_s0, _s1, _s2, _s3);
        foreach (ref var eight in MemoryMarshal.Cast<double, Vector512<double>>(values))
        {
            // A mantissa under the exponent of 1 is a number in [1, 2).
            eight = (((s0 + s3) >>> 12) | one.AsUInt64()).AsDouble() - one;
            var shifted = s1 << 17;
            s2 ^= s0;
            s3 ^= s1;
            s1 ^= s2;
            s0 ^= s3;
            s2 ^= shifted;
            s3 = (s3 << 45) | (s3 >>> 19);
        }
        (_s0, _s1, _s2, _s3) = (s0, s1, s2, s3);
    }
}

/// <summary>SplitMix64 (G. Steele, D. Lea, C. Flood, "Fast Splittable Pseudorandom Number Generators", OOPSLA 2014;
/// https://prng.di.unimi.it/splitmix64.c): spreads a seed of little entropy over a generator's whole state.</summary>
internal struct SplitMix64(ulong state)
{
    private ulong _state = state;

    public ulong Next()
    {
        var z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    public Vector512<ulong> NextEight()
        => Vector512.Create(Next(), Next(), Next(), Next(), Next(), Next(), Next(), Next());
}
