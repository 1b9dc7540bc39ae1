using System.Runtime.Intrinsics;

namespace IrisBench.Pipeline.Load;

/// <summary>
/// SplitMix64 (G. Steele, D. Lea, C. Flood, "Fast Splittable Pseudorandom Number Generators", OOPSLA 2014;
/// https://prng.di.unimi.it/splitmix64.c): spreads a seed of little entropy over a generator's whole state.
/// </summary>
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
