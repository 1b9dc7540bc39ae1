namespace IrisBench.Pipeline.Load.Simd;

/// <summary>
/// One vector register of doubles. The kernels are written once over this and compiled for each width, so that every
/// width the machine supports can be run, and tested, in one process.
/// </summary>
internal unsafe interface ILanes<TSelf>
    where TSelf : struct, ILanes<TSelf>
{
    /// <summary>Doubles in the register.</summary>
    static abstract int Count { get; }

    static abstract bool IsSupported { get; }

    static abstract TSelf Broadcast(double value);

    static abstract TSelf Load(double* source);

    static abstract void Store(TSelf value, double* destination);

    /// <summary><c>left * right + addend</c>; fused where the processor has FMA, two roundings where not.</summary>
    static abstract TSelf MultiplyAdd(TSelf left, TSelf right, TSelf addend);
}
